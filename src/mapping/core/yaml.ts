import { isMap, isNode, isScalar, stringify, type Document, type LineCounter } from 'yaml'
import type { MappingDocument } from './document.ts'
import { briefFile, modelOf } from './document/mapping-file.ts'
import type { PlatformModel } from './platform-model.ts'
import { readMappingFile, type FormProblem } from './document/read-document.ts'
import { mostAliases, readYamlText, tooManyAliases } from './document/yaml-text.ts'

/** What is wrong with a YAML text. Lines and columns count from 1. */
type YamlProblem = { line: number; column: number; text: string }

/**
 * The document as engineers write it, with what the project adds to the platform under `platform`; what is at its
 * default is left out. `fromYaml` reads both back.
 */
export function toYaml(document: MappingDocument, model: PlatformModel): string {
  return stringify(briefFile(document, model), { lineWidth: 100 })
}

/** A document and the platform that it is for; null where the file does not say, which is the standard one. */
export type MappingText = { document: MappingDocument; model: PlatformModel | null }

/** Reads a document from YAML 1.2 of at most 1 MiB: the whole, or what is wrong with it (at most 20). Never throws. */
export function fromYaml(text: string): MappingText | { problems: YamlProblem[] } {
  const parsed = readYamlText(text)
  const { lines } = parsed
  if ('faults' in parsed) {
    return { problems: parsed.faults.map(({ offset, text }) => problemAt(lines, offset, text)) }
  }
  const { yaml } = parsed
  const data = toData(yaml)
  if ('fault' in data) return { problems: [{ line: 1, column: 1, text: data.fault }] }
  const read = readMappingFile(data.value)
  if ('form' in read) {
    const { platform, ...document } = read.form
    return { document, model: platform === undefined ? null : modelOf(platform) }
  }
  const problems = read.problems.map((problem) =>
    problemAt(lines, offsetOf(yaml, problem), problem.text),
  )
  return { problems: problems.toSorted((a, b) => a.line - b.line || a.column - b.column) }
}

function toData(yaml: Document.Parsed): { value: unknown } | { fault: string } {
  try {
    return { value: yaml.toJS({ maxAliasCount: mostAliases }) }
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error
    const isBomb = error.message.startsWith('Excessive')
    return { fault: isBomb ? tooManyAliases : `This is not YAML: ${error.message}.` }
  }
}

function problemAt(lines: LineCounter, offset: number, text: string): YamlProblem {
  const { line, col } = lines.linePos(offset)
  return { line: Math.max(1, line), column: Math.max(1, col), text }
}

/** Where a problem stands: at the value, at the key that holds or lacks it, or at the nearest thing around it. */
function offsetOf(yaml: Document.Parsed, { path }: FormProblem): number {
  for (let length = path.length; length > 0; length -= 1) {
    const key = keyOffset(yaml, path.slice(0, length))
    if (key !== null) return key
    const node = yaml.getIn(path.slice(0, length), true)
    if (isNode(node) && node.range) return node.range[0]
  }
  return yaml.contents?.range?.[0] ?? 0
}

function keyOffset(yaml: Document.Parsed, path: (string | number)[]): number | null {
  const parent = path.length === 1 ? yaml.contents : yaml.getIn(path.slice(0, -1), true)
  if (!isMap(parent)) return null
  const pair = parent.items.find((item) => isScalar(item.key) && item.key.value === path.at(-1))
  return isNode(pair?.key) && pair.key.range ? pair.key.range[0] : null
}
