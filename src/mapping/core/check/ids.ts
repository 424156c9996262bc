import type { MappingDocument, Tab } from '../document.ts'
import type { Problem } from '../problem.ts'

/** Ids name rows in results and history, so within a tab each must be the only one. */
export function checkIds({ population, fields, values, userTypes }: MappingDocument): Problem[] {
  const tables = values.tables.flatMap((table) => [table, ...table.rows])
  return [
    ...repeated('population', population.rows),
    ...repeated('fields', fields.rows),
    ...repeated('values', tables),
    ...repeated('userTypes', userTypes.rows),
  ]
}

function repeated(tab: Tab, rows: { id: string }[]): Problem[] {
  const counts = new Map<string, number>()
  for (const { id } of rows) counts.set(id, (counts.get(id) ?? 0) + 1)
  return [...counts]
    .filter(([, count]) => count > 1)
    .map(([row, count]) => ({
      severity: 'problem',
      tab,
      row,
      column: 'id',
      text: `${count} rows have the id '${row}'; give each its own.`,
    }))
}
