import { tabs, type MappingDocument, type Tab } from '../document.ts'
import type { Problem } from '../problem.ts'

/** Ids name rows in results and history, so within a tab each must be the only one. */
export function checkIds(document: MappingDocument): Problem[] {
  return tabs.flatMap((tab) => repeated(tab, rowIds(document[tab])))
}

/** The ids of all rows, and of the rows within rows. What a test person's record holds is not ours. */
function rowIds(part: unknown): string[] {
  if (Array.isArray(part)) return part.flatMap(rowIds)
  if (typeof part !== 'object' || part === null) return []
  const own = 'id' in part && typeof part.id === 'string' ? [part.id] : []
  const inner = Object.entries(part).filter(([key]) => key !== 'record')
  return [...own, ...inner.flatMap(([, value]) => rowIds(value))]
}

function repeated(tab: Tab, ids: string[]): Problem[] {
  const counts = new Map<string, number>()
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1)
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
