import { keysKnown } from './known-keys.ts'
import { checkSources } from './sources.ts'
import type { MappingDocument, PopulationRow } from '../document.ts'
import type { Hint } from '../values/nearest.ts'
import type { PlatformModel } from '../platform-model.ts'
import type { Problem } from '../problem.ts'
import { sawAll, seenValues } from '../source/seen-values.ts'
import type { SourceFields } from '../source/source-fields.ts'
import { fold } from '../values/value.ts'

export function checkPopulation(
  tab: MappingDocument['population'],
  model: PlatformModel,
  source: SourceFields | null,
  hint?: Hint,
): Problem[] {
  const checkTypes = keysKnown('user type', model.userTypes, hint)
  const place = { tab: 'population', row: 'expected', column: 'userType' } as const
  return [
    ...tab.rows.flatMap((row) => checkRow(row, source)),
    ...tab.expected.flatMap(({ userType }) => checkTypes([userType], place)),
  ]
}

function checkRow(row: PopulationRow, source: SourceFields | null): Problem[] {
  const place = { tab: 'population' as const, row: row.id }
  const found = checkSources([row.source], { ...place, column: 'source' }, source)
  const compares = !['is blank', 'is not blank', 'is yes', 'is no'].includes(row.when)
  if (compares && row.values.length === 0) {
    found.push(
      problem(row.id, 'values', `'${row.name}' compares with no value; name one at least.`),
    )
  }
  if (row.when !== 'is one of' && row.when !== 'is not one of') return found
  if (source === null || !sawAll(source, [row.source])) return found
  const seen = new Set(seenValues(source, [row.source]).map(({ value }) => fold(value)))
  const unseen = row.values.filter((value) => !seen.has(fold(value)))
  return [
    ...found,
    ...unseen.map((value): Problem => {
      const text = `'${row.name}' names '${value}', which nobody has.`
      return { severity: 'warning', ...place, column: 'values', text }
    }),
  ]
}

function problem(row: string, column: string, text: string): Problem {
  return { severity: 'problem', tab: 'population', row, column, text }
}
