import type { RuleTable } from '../../../../../src/mapping/core/document.ts'
import { parseCell } from '../../../../../src/mapping/core/rules/cell.ts'
import type { Problem, RuleRow } from '../program.ts'

/**
 * What is wrong with the rows of a table: cells that cannot be read as they are written now, and besides what the
 * checks found a moment ago.
 */
export function ruleProblems(table: RuleTable, checked: readonly Problem[]): Problem[] {
  const own = table.rows.flatMap(faultsOf)
  const told = new Set(own.map(({ row, column }) => `${row} ${column}`))
  return [...own, ...checked.filter(({ row, column }) => !told.has(`${row} ${column}`))]
}

/** A row does not change, it is replaced; so each is read once. */
function faultsOf(row: RuleRow): Problem[] {
  const known = faults.get(row)
  if (known) return known
  const found = Object.entries(row.when).flatMap(([column, text]): Problem[] => {
    const cell = parseCell(text)
    if (cell === 'any' || !('problem' in cell)) return []
    const place = { tab: 'rules', row: row.id, column: `when.${column}` } as const
    return [{ severity: 'problem', ...place, text: cell.problem }]
  })
  faults.set(row, found)
  return found
}

const faults = new WeakMap<RuleRow, Problem[]>()
