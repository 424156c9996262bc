import type { CellFault } from '../package/sheet.ts'
import { isPlaceholder } from '../sheets/rows.ts'
import type { Kind } from '../text/kind.ts'
import { sentence } from './findings.ts'
import { plain } from './grid.ts'

/** What a cell says: what it said before, a value (undefined for a blank cell), or what is wrong with it. */
export type Said = 'as before' | { value: unknown } | { problem: string }

/** @param before the text that the cell had when the workbook was made; null for a cell of a new row. */
export function readCell(
  kind: Kind,
  text: string,
  { before, fault }: { before: string | null; fault: CellFault | undefined },
): Said {
  if (fault !== undefined) return { problem: faultSentence(fault) }
  if (before !== null && plain(text) === plain(before)) return 'as before'
  if (text.trim() === '') return { value: kind.blank }
  if (isPlaceholder(text)) return { problem: placeholderMoved }
  const reading = kind.read(text)
  if ('value' in reading) return reading
  if ('fault' in reading) return { problem: sentence(reading.fault) }
  return { problem: `Found ${quoted(text)}, expected ${reading.expected}.` }
}

const placeholderMoved =
  'This stands for a text that is too long for a cell; it cannot be moved or copied. Edit it in the console.'

function faultSentence({ kind, found }: CellFault): string {
  return kind === 'formula'
    ? `Found the formula ${found}. Formulas are not calculated here: write the value itself.`
    : `Found the error ${found}. Write the value itself.`
}

export function quoted(text: string): string {
  const line = text.trim().replace(/\s+/gu, ' ')
  return `'${line.length > 80 ? `${line.slice(0, 80)}…` : line}'`
}
