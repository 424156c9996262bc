import { isMap, isNode, isScalar, LineCounter, parseDocument, stringify, type Document } from 'yaml'
import { brief } from './brief.ts'
import type { MappingDocument } from './document.ts'
import { readDocument, type FormProblem } from './read-document.ts'

/** What is wrong with a YAML text. Lines and columns count from 1. */
type YamlProblem = { line: number; column: number; text: string }

/** The document as engineers write it: what is at its default is left out. `fromYaml` reads it back to the same document. */
export function toYaml(document: MappingDocument): string {
  return stringify(brief(document), { lineWidth: 100 })
}

/** Reads a document from YAML 1.2 of at most two million characters. Never throws. */
export function fromYaml(
  text: string,
): { document: MappingDocument } | { problems: YamlProblem[] } {
  if (text.length > longest) {
    return refused(
      `The text has ${text.length} characters; a mapping document has ${longest} at most.`,
    )
  }
  const lines = new LineCounter()
  const yaml = parse(text, lines)
  if (typeof yaml === 'string') return refused(yaml)
  if (yaml.errors.length > 0) {
    return {
      problems: yaml.errors
        .slice(0, 20)
        .map((error) => problemAt(lines, error.pos[0], syntaxFault(error.message))),
    }
  }
  const data = toData(yaml)
  if ('fault' in data) return refused(data.fault)
  const read = readDocument(data.value)
  if ('document' in read) return read
  const problems = read.problems.map((problem) =>
    problemAt(lines, offsetOf(yaml, problem), problem.text),
  )
  return { problems: problems.toSorted((a, b) => a.line - b.line || a.column - b.column) }
}

const longest = 2_000_000
const tooDeep = 'The text is nested too deeply for a mapping document.'
const tooManyAliases = 'The text repeats itself by too many aliases (*); write the values out.'

/** The document, or a sentence. The parser calls itself for each level; only a hostile text is so deep that it cannot. */
function parse(text: string, lineCounter: LineCounter): Document.Parsed | string {
  try {
    return parseDocument(text, { lineCounter, prettyErrors: false })
  } catch (error) {
    if (error instanceof RangeError) return tooDeep
    throw error
  }
}

function syntaxFault(message: string): string {
  return message.includes('call stack') ? tooDeep : `This is not YAML: ${message}.`
}

function toData(yaml: Document.Parsed): { value: unknown } | { fault: string } {
  try {
    return { value: yaml.toJS({ maxAliasCount: 100 }) }
  } catch (error) {
    if (error instanceof RangeError) return { fault: tooDeep }
    if (!(error instanceof ReferenceError)) throw error
    return {
      fault: error.message.startsWith('Excessive') ? tooManyAliases : syntaxFault(error.message),
    }
  }
}

function refused(text: string): { problems: YamlProblem[] } {
  return { problems: [{ line: 1, column: 1, text }] }
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
