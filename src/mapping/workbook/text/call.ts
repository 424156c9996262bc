// The way in which a cell says what takes parameters: `split and take(at: ",", take: 1); trim`. Texts stand in quotation
// marks ("" for one inside; typographic ones do too, as LibreOffice puts them in), lists in brackets.

/** A word as it stands, or a text that stood in quotation marks. */
export type Word = { text: string; isQuoted: boolean }
export type Call = { name: string; parameters: { name: string; value: Word | Word[] }[] }

/** Reads calls with ';' or a line break between them. The fault is a sentence. */
export function readCalls(text: string): { calls: Call[] } | { fault: string } {
  const cursor = { text, at: 0 }
  const calls: Call[] = []
  try {
    while (cursor.at < text.length) {
      const call = readCall(cursor)
      if (call) calls.push(call)
    }
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    return { fault: error.message }
  }
  return { calls }
}

export function writeCall(name: string, parameters: { name: string; text: string }[]): string {
  const written = parameters.map(({ name, text }) => `${name}: ${text}`)
  return written.length === 0 ? name : `${name}(${written.join(', ')})`
}

class Unreadable extends Error {}
type Cursor = { text: string; at: number }

function readCall(cursor: Cursor): Call | null {
  const name = until(cursor, /[(;\r\n]/gu).trim()
  const mark = cursor.text[cursor.at]
  if (mark !== '(') {
    cursor.at += 1
    return name === '' ? null : { name, parameters: [] }
  }
  if (name === '') throw new Unreadable('There is a bracket ( without a name before it.')
  cursor.at += 1
  const parameters: Call['parameters'] = []
  for (;;) {
    skipSpace(cursor)
    if (takes(cursor, ')')) break
    parameters.push(readParameter(cursor, name))
    skipSpace(cursor)
    if (takes(cursor, ',')) continue
    if (takes(cursor, ')')) break
    throw unclosed(cursor, name)
  }
  const behind = until(cursor, /[;\r\n]/gu).trim()
  if (behind !== '') {
    throw new Unreadable(`Behind '${name}(…)' stands '${cut(behind)}'; put ';' between two steps.`)
  }
  cursor.at += 1
  return { name, parameters }
}

function readParameter(cursor: Cursor, of: string): Call['parameters'][number] {
  const name = until(cursor, /[:,)]/gu).trim()
  if (!takes(cursor, ':')) {
    throw new Unreadable(
      name === ''
        ? unclosed(cursor, of).message
        : `In '${of}(…)', '${cut(name)}' has no value; write it as name: value.`,
    )
  }
  skipSpace(cursor)
  return { name, value: takes(cursor, '[') ? readList(cursor, of) : readWord(cursor, /[,)]/gu) }
}

function readList(cursor: Cursor, of: string): Word[] {
  const words: Word[] = []
  for (;;) {
    skipSpace(cursor)
    if (takes(cursor, ']')) return words
    const word = readWord(cursor, /[,\]]/gu)
    if (word.isQuoted || word.text !== '') words.push(word)
    skipSpace(cursor)
    if (takes(cursor, ',')) continue
    if (takes(cursor, ']')) return words
    throw new Unreadable(`In '${of}(…)', the list is not closed by ].`)
  }
}

function readWord(cursor: Cursor, end: RegExp): Word {
  const quoted = plainQuoted(cursor) ?? typographicQuoted(cursor)
  return quoted === null
    ? { text: until(cursor, end).trim(), isQuoted: false }
    : { text: quoted, isQuoted: true }
}

function plainQuoted(cursor: Cursor): string | null {
  if (cursor.text[cursor.at] !== '"') return null
  const inside = matched(cursor, /"((?:[^"]|"")*)"/uy)
  if (inside === null) throw openQuote(cursor)
  return inside.replaceAll('""', '"')
}

function typographicQuoted(cursor: Cursor): string | null {
  if (!/[“„”]/u.test(cursor.text[cursor.at] ?? '')) return null
  const inside = matched(cursor, /[“„”]([^“”]*)[“”]/uy)
  if (inside === null) throw openQuote(cursor)
  return inside
}

function matched(cursor: Cursor, pattern: RegExp): string | null {
  pattern.lastIndex = cursor.at
  const match = pattern.exec(cursor.text)
  if (match === null) return null
  cursor.at = pattern.lastIndex
  return match[1] ?? ''
}

function until(cursor: Cursor, mark: RegExp): string {
  mark.lastIndex = cursor.at
  const end = mark.exec(cursor.text)?.index ?? cursor.text.length
  const text = cursor.text.slice(cursor.at, end)
  cursor.at = end
  return text
}

function skipSpace(cursor: Cursor): void {
  while (/\s/u.test(cursor.text[cursor.at] ?? '')) cursor.at += 1
}

function takes(cursor: Cursor, mark: string): boolean {
  if (cursor.text[cursor.at] !== mark) return false
  cursor.at += 1
  return true
}

function unclosed({ text, at }: Cursor, name: string): Unreadable {
  const found = at < text.length ? `, before '${cut(text.slice(at))}'` : ''
  return new Unreadable(`'${name}(' is not closed by ')'${found}.`)
}

function openQuote({ text, at }: Cursor): Unreadable {
  return new Unreadable(`The quotation mark of ${cut(text.slice(at))} is not closed.`)
}

function cut(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text
}
