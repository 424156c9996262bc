import { atMost } from './at-most.ts'
import type { RuleTable } from '../document.ts'
import { quoted } from '../hold.ts'
import { people, type Problem } from '../problem.ts'
import type { ReadTable } from '../rules/read-table.ts'
import { sawAll, seenValues } from '../source/seen-values.ts'
import type { SourceFields } from '../source/source-fields.ts'
import { inSentence } from '../source/source-label.ts'
import { fold } from '../values/value.ts'

/**
 * Values that no row names, where a table is plainly meant for all of them: each of its rows names values of that
 * column, and together they name what most people have. A table for a few special cases leaves the others alone.
 */
export function checkRuleGaps(
  table: RuleTable,
  { columns, rows }: ReadTable,
  source: SourceFields,
): Problem[] {
  if (rows.length < 2) return []
  return columns.flatMap(({ id, label }, place) => {
    const column = table.columns[place]
    if (column?.of !== 'source' || !sawAll(source, [column.reads])) return []
    const asked = rows.map((row) => row.asked[place])
    if (!asked.every((condition) => condition?.when === 'is one of')) return []
    const named = new Set(asked.flatMap((condition) => [...(condition?.named ?? [])]))
    const seen = seenValues(source, [column.reads])
    const missed = seen.filter(({ value }) => !named.has(fold(value)))
    if (2 * sum(missed) > sum(seen)) return []
    const found = atMost(
      most,
      (count) =>
        `${count} more values of ${inSentence(label)} are named by no row of '${table.name}'.`,
    )
    const here = { severity: 'warning', tab: 'rules', row: id, column: 'reads' } as const
    for (const { value, count } of missed) {
      found.add(
        here,
        () =>
          `${people(count)} ${count === 1 ? 'has' : 'have'} ${inSentence(label)} ${quoted(value)}, which no row of '${table.name}' names.`,
      )
    }
    return found.found()
  })
}

const most = 10

function sum(values: readonly { count: number }[]): number {
  return values.reduce((total, { count }) => total + count, 0)
}
