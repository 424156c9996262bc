import type { CellStyle } from 'hucre/xlsx'
import { looks, type LookName } from './look.ts'
import type { WrittenCell, WrittenSheet } from './sheet.ts'

const lineHeight = 15
const air = 5
/** A cell of many lines is read by opening it; it does not push its neighbours off the screen. */
const mostLines = 8

/**
 * Heights of the rows by the lines that their cells need, in points: Excel measures rows when it opens a workbook,
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
    else yield [at, { height: Math.min(lines, mostLines) * lineHeight + air }]
  }
}

function linesOf(cell: WrittenCell | null, width = 9): number {
  if (cell === null || !isWrapped(cell.look)) return 1
  return cell.text
    .slice(0, 2000)
    .split('\n', mostLines)
    .reduce((lines, paragraph) => lines + wrapped(paragraph, (width - 2) * 1.12), 0)
}

/** Lines break between words, and within a word that is longer than a line. */
function wrapped(paragraph: string, width: number): number {
  let lines = 1
  let used = 0
  for (const word of paragraph.split(' ')) {
    const isFirst = used === 0
    if (!isFirst && used + 1 + word.length > width) {
      lines += 1
      used = 0
    }
    lines += Math.max(0, Math.ceil(word.length / width) - 1)
    used += word.length % width || word.length
    if (!isFirst) used += 1
  }
  return lines
}

function isWrapped(look: LookName): boolean {
  const { alignment }: CellStyle = looks[look]
  return alignment?.wrapText === true
}
