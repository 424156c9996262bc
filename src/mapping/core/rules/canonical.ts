import type { MappingDocument, RuleTable } from '../document.ts'
import { compareSize, sizeOf } from '../values/size.ts'
import { fold } from '../values/value.ts'
import { formatCell, parseCell, type Cell } from './cell.ts'
import { contentOf } from './set.ts'

/** The rules as far as they change behaviour: each cell in one spelling, and nothing that is there but never asked. */
export function canonicalRules({ tables }: MappingDocument['rules']): MappingDocument['rules'] {
  return { tables: tables.filter(({ rows }) => rows.length > 0).map(canonicalTable) }
}

function canonicalTable(table: RuleTable): RuleTable {
  const rows = table.rows.map((row) => ({
    ...row,
    when: kept(row.when, canonicalCell),
    set: kept(row.set, (text) => (contentOf(text) === null ? 'blank' : text.trim())),
  }))
  const asked = new Set(rows.flatMap(({ when }) => Object.keys(when)))
  return { ...table, rows, columns: table.columns.filter(({ id }) => asked.has(id)) }
}

/** The cells that still hold something. */
function kept(
  cells: { [key: string]: string },
  canonical: (text: string) => string,
): { [key: string]: string } {
  const entries = Object.entries(cells).map(([key, text]) => [key, canonical(text)] as const)
  return Object.fromEntries(entries.filter(([, text]) => text !== ''))
}

/** A faulty cell stays as it is: it keeps its row from fitting anybody. */
function canonicalCell(text: string): string {
  const cell = parseCell(text)
  if (cell !== 'any' && 'problem' in cell) return text
  return formatCell(cell === 'any' ? cell : canonicalValues(cell))
}

function canonicalValues({ when, values }: Cell): Cell {
  if (when === 'is between') {
    const [one = '', other = ''] = values
    const isTurned = compareSize(sizeOf(one), sizeOf(other)) > 0
    return { when, values: isTurned ? [other, one] : [one, other] }
  }
  return { when, values: [...new Set(values.map(fold))].toSorted() }
}
