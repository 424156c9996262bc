// A block of cells as spreadsheets exchange it: a line a row, a tab between cells, and a cell that holds either, or a
// quotation mark, in quotation marks.

export function toClipboard(cells: readonly (readonly string[])[]): string {
  return cells.map((row) => row.map(quoted).join('\t')).join('\n')
}

export function fromClipboard(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  const cell = /"((?:[^"]|"")*)"(?=[\t\r\n]|$)|[^\t\r\n]*/uy
  const end = text.replace(/\r?\n$/u, '').length
  for (let at = 0; at <= end;) {
    cell.lastIndex = at
    const match = cell.exec(text)
    const found = match?.[0] ?? ''
    row.push(match?.[1]?.replaceAll('""', '"') ?? found)
    at += found.length
    if (text[at] === '\t') {
      at += 1
      continue
    }
    rows.push(row)
    row = []
    at += text.startsWith('\r\n', at) ? 2 : 1
  }
  return rows
}

function quoted(cell: string): string {
  return /[\t\r\n"]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
