import { isScalar, Lexer, LineCounter, parseDocument, visit, type Document } from 'yaml'

/** Far more than any definition needs; the parser's time grows faster than the text. */
const longestText = 60_000
const mostTokens = 12_000
const deepest = 50

/**
 * Reads YAML that somebody typed, in bounded time, or says in a sentence why it cannot be read.
 * Explicit keys ('? a') are refused: nested ones take the parser exponential time.
 */
export function readYaml(text: string): { value: unknown } | { problem: string } {
  const excess = excessOf(text)
  if (excess !== null) return { problem: excess }
  const lines = new LineCounter()
  // The parser's own check for keys that stand twice compares each with each.
  const document = parseDocument(text, { uniqueKeys: false, lineCounter: lines })
  const [fault] = document.errors
  if (fault !== undefined) {
    const { line } = fault.linePos?.[0] ?? { line: 1 }
    const found = fault.message.split(' at line')[0] ?? ''
    return { problem: `The text is not YAML: ${found} (line ${line}).` }
  }
  const twice = repeatedKey(document, lines)
  if (twice !== null) return { problem: twice }
  try {
    return { value: document.toJS({ maxAliasCount: 100 }) as unknown }
  } catch {
    // The only fault left: aliases that unfold to a text without end, or that name nothing.
    return { problem: 'The text repeats parts of itself too often (&, *).' }
  }
}

/** What makes a text too much to be parsed, by its signs alone. */
function excessOf(text: string): string | null {
  if (text.length > longestText) {
    return `The text has ${text.length.toLocaleString('en')} characters; a definition may have ${longestText.toLocaleString('en')}.`
  }
  let tokens = 0
  let open = 0
  let dashes = 0
  for (const token of new Lexer().lex(text)) {
    tokens += 1
    if (tokens > mostTokens) return 'The text has too many parts to be a definition. Shorten it.'
    if (token === '?') return "The text has a key marked by '?', which is not supported here."
    if (token === '[' || token === '{') open += 1
    if (token === ']' || token === '}') open = Math.max(open - 1, 0)
    if (token.includes('\n')) dashes = 0
    if (token === '-') dashes += 1
    if (open > deepest || dashes > deepest) {
      return `The text nests lists or groups more than ${deepest} deep. Expected a definition.`
    }
  }
  return null
}

function repeatedKey(document: Document.Parsed, lines: LineCounter): string | null {
  let found: string | null = null
  visit(document, {
    Map(_, map) {
      const keys = new Set<string>()
      for (const { key } of map.items) {
        if (!isScalar(key)) continue
        const name = String(key.value)
        if (keys.has(name)) {
          const { line } = lines.linePos(key.range?.[0] ?? 0)
          found = `The text is not YAML: '${name.slice(0, 60)}' stands twice in one group (line ${line}).`
          return visit.BREAK
        }
        keys.add(name)
      }
      return undefined
    },
  })
  return found
}
