// A block of cells as spreadsheets exchange it: a line a row, a tab between cells, and a cell that holds either, or a
// quotation mark, in quotation marks.
import { countOf } from '../../../../ui/figures.ts'
import type { Place } from './place.ts'

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

/** What to say of cells that were pasted and found no place; null where each found its own. */
export function lostSentence(lost: readonly Place[], rows: number): string | null {
  const below = new Set(lost.filter(({ row }) => row >= rows).map(({ row }) => row)).size
  const refused = lost.filter(({ row }) => row < rows).length
  const said = [
    below > 0
      ? `${countOf(below, 'line was', 'lines were')} not pasted, because there is no row for ${below === 1 ? 'it' : 'them'} yet. Add rows first.`
      : '',
    refused > 0
      ? `${countOf(refused, 'cell', 'cells')} stayed as ${refused === 1 ? 'it was: it' : 'they were: they'} cannot hold what was pasted.`
      : '',
  ].filter(Boolean)
  return said.length > 0 ? said.join(' ') : null
}

function quoted(cell: string): string {
  return /[\t\r\n"]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
