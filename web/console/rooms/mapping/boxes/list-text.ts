// Several values in one cell, as the workbook and the rules write them: '; ' between, and in quotation marks what holds
// one, or begins or ends with a quotation mark or a space.
import { quotedItem, readItems } from '../../../../../src/mapping/core/rules/items.ts'

export function listText(values: readonly string[]): string {
  return values.map((value) => (needsMarks.test(value) ? quotedItem(value) : value)).join('; ')
}

const needsMarks = /[;\n]|^["\s]|["\s]$/u

/** What was pasted into a cell: a line each, or '; ' between. Each value once; what cannot be taken apart is one value. */
export function listOf(text: string): string[] {
  const joined = text.replace(marked, (found) => (found.startsWith('"') ? found : ';'))
  const items = readItems(joined)
  if ('problem' in items) return [text.trim()].filter(Boolean)
  return [...new Set(items.map((item) => item.text))]
}

/** What stands in quotation marks, or a line break outside of them. */
const marked = /"(?:[^"]|"")*"|\r?\n/gu
