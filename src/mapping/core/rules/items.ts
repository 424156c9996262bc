/** One item of a list that is written into a cell. */
export type Item = { text: string; quoted: boolean }

/**
 * The items of a list with ';' between them. One that begins with a quotation mark ends with the next, and two of them
 * inside stand for one; of any other the outer white space is dropped, and where nothing is left there is no item.
 * `problem` is a sentence.
 */
export function readItems(text: string): Item[] | { problem: string } {
  const items: Item[] = []
  let at = 0
  while (at < text.length) {
    const start = afterSpace(text, at)
    if (text[start] === '"') {
      const quoted = /"([^"]*(?:""[^"]*)*)"\s*(?:;|$)/uy
      quoted.lastIndex = start
      const [whole, inside = ''] = quoted.exec(text) ?? []
      if (whole === undefined) return { problem: faultOf(text.slice(start)) }
      items.push({ text: inside.replaceAll('""', '"'), quoted: true })
      at = start + whole.length
      continue
    }
    const end = text.indexOf(';', start)
    const plain = text.slice(start, end === -1 ? undefined : end).trim()
    if (plain !== '') items.push({ text: plain, quoted: false })
    at = end === -1 ? text.length : end + 1
  }
  return items
}

export function quotedItem(text: string): string {
  return `"${text.replaceAll('"', '""')}"`
}

function afterSpace(text: string, at: number): number {
  const space = /\s*/uy
  space.lastIndex = at
  space.exec(text)
  return space.lastIndex
}

function faultOf(text: string): string {
  const found = text.length > 80 ? `${text.slice(0, 80)}…` : text
  const isClosed = (text.match(/"/gu)?.length ?? 0) % 2 === 0
  return isClosed
    ? `After the quotation marks of ${found} comes ';' or nothing more.`
    : `The quotation mark of ${found} is not closed; write two of them for one inside.`
}
