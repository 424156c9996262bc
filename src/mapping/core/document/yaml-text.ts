// A hostile YAML text costs no more than a large honest one: its marks, depth and aliases are counted before the costly
// steps see them, and no check compares everything with everything. (The library's own check for unique keys does.)
import {
  Composer,
  isScalar,
  Lexer,
  LineCounter,
  Parser,
  visit,
  type CST,
  type Document,
  type YAMLMap,
} from 'yaml'
import { mostFaults } from './data-faults.ts'

type YamlText = { yaml: Document.Parsed; lines: LineCounter }
/** What is wrong with the text itself, and where: characters from its start. */
type TextFault = { offset: number; text: string }

/** Reads one YAML 1.2 document of the core schema, with its aliases not yet written out. Never throws. */
export function readYamlText(text: string): YamlText | { faults: TextFault[]; lines: LineCounter } {
  const lines = new LineCounter()
  const refused = (offset: number, fault: string) => ({ faults: [{ offset, text: fault }], lines })
  if (text.length > longest) {
    const [found, most] = [text.length, longest].map((count) => count.toLocaleString('en'))
    return refused(0, `The text has ${found} characters; a mapping document has ${most} at most.`)
  }
  const tokens = tokensOf(text, lines)
  if ('text' in tokens) return refused(tokens.offset, tokens.text)
  const [yaml, second] = withoutStacks(() => [...new Composer(options).compose(tokens, true)])
  if (!yaml) return refused(0, 'The text is empty.')
  if (yaml.errors.length > 0) {
    const faults = yaml.errors
      .slice(0, mostFaults)
      .map(({ pos, message }) => ({ offset: pos[0], text: `This is not YAML: ${message}.` }))
    return { faults, lines }
  }
  if (second) return refused(second.range[0], 'A second document begins here (---); write one.')
  const faults = nodeFaults(yaml)
  return faults.length > 0 ? { faults, lines } : { yaml, lines }
}

export const tooManyAliases =
  'The text repeats itself by too many aliases (*); write the values out.'
export const mostAliases = 100

const longest = 2 ** 20
/** Deep enough for any document; the steps after this one call themselves for each level. */
const deepest = 50
/** Words, marks, spaces and line ends: reading as many takes about a third of a second. */
const mostMarks = 200_000

const options = {
  schema: 'core',
  uniqueKeys: false,
  merge: false,
  resolveKnownTags: false,
} as const

function tokensOf(text: string, lines: LineCounter): CST.Token[] | TextFault {
  const lexemes: string[] = []
  for (const lexeme of new Lexer().lex(text)) {
    if (lexemes.push(lexeme) > mostMarks) return { offset: 0, text: tooMuch }
  }
  const tokens: CST.Token[] = []
  const parser = new Parser(lines.addNewLine)
  lines.addNewLine(0)
  for (const lexeme of lexemes) {
    tokens.push(...parser.next(lexeme))
    // The document and the value in hand stand on the stack besides.
    if (parser.stack.length > deepest + 2) return { offset: parser.offset, text: tooDeep }
  }
  tokens.push(...parser.end())
  return tokens
}

const tooDeep = 'The text is nested too deeply for a mapping document.'
const tooMuch = `The text goes on for more than ${mostMarks.toLocaleString('en')} words and marks; shorten it.`

/** Each fault is an error with its stack, and a text may have a million: without stacks they cost a tenth. */
function withoutStacks<T>(act: () => T): T {
  const before = Error.stackTraceLimit
  Error.stackTraceLimit = 0
  try {
    return act()
  } finally {
    Error.stackTraceLimit = before
  }
}

function nodeFaults(yaml: Document.Parsed): TextFault[] {
  const faults: TextFault[] = []
  let aliases = 0
  visit(yaml, {
    Alias: (_, { range }) => {
      aliases += 1
      if (aliases <= mostAliases) return undefined
      faults.unshift({ offset: range?.[0] ?? 0, text: tooManyAliases })
      return visit.BREAK
    },
    Map: (_, map) => {
      keyFaults(map, faults)
      return faults.length < mostFaults ? undefined : visit.BREAK
    },
  })
  return faults.slice(0, mostFaults)
}

function keyFaults({ items }: YAMLMap, faults: TextFault[]): void {
  const seen = new Set<string>()
  for (const { key } of items) {
    if (faults.length >= mostFaults) return
    const offset = (key as { range?: [number, number, number] } | null)?.range?.[0] ?? 0
    if (!isScalar(key)) {
      faults.push({ offset, text: 'A key is one word, written out; here stands something else.' })
      continue
    }
    const name = String(key.value)
    if (seen.has(name)) {
      faults.push({ offset, text: `'${name.slice(0, 80)}' stands here a second time; keep one.` })
    }
    seen.add(name)
  }
}
