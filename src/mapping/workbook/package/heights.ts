import type { CellStyle } from 'hucre/xlsx'
import { looks, type LookName } from './look.ts'
import type { WrittenCell, WrittenSheet } from './sheet.ts'

const lineHeight = 15
/** A cell of many lines is read by opening it; it does not push its neighbours off the screen. */
const mostLines = 8

/**
 * Heights of the rows whose cells need more than a line, in points: Excel measures rows when it opens a workbook,
 * LibreOffice does not. Text is measured roughly, in the character widths that columns are measured in.
 */
export function* heightsOf({
  rows,
  columns,
  heights = new Map<number, number>(),
}: WrittenSheet): Generator<[number, { height: number }]> {
  for (const [at, row] of rows.entries()) {
    const fixed = heights.get(at)
    const lines = Math.max(1, ...row.map((cell, column) => linesOf(cell, columns[column]?.width)))
    if (fixed !== undefined) yield [at, { height: fixed }]
    else if (lines > 1) yield [at, { height: Math.min(lines, mostLines) * lineHeight + 2 }]
  }
}

function linesOf(cell: WrittenCell | null, width = 9): number {
  if (cell === null || !isWrapped(cell.look)) return 1
  let lines = 0
  for (const paragraph of cell.text.split('\n', mostLines)) {
    lines += Math.max(1, Math.ceil(Math.min(paragraph.length, 2000) / (width * 1.1)))
  }
  return lines
}

function isWrapped(look: LookName): boolean {
  const { alignment }: CellStyle = looks[look]
  return alignment?.wrapText === true
}
