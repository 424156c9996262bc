import type { RuleTable } from '../document.ts'
import type { Explanation, FieldTrace, RuleTableTrace } from '../explanation.ts'
import { Hold, quoted } from '../hold.ts'
import type { Json } from '../record.ts'
import type { Refusal, RowRef } from '../result.ts'
import { compileSource } from '../source/source.ts'
import { isBlank, type FieldValue } from '../values/value.ts'
import type { Column } from './column.ts'
import type { Draft } from './draft.ts'
import type { Row } from './row.ts'
import type { Setting } from './set.ts'

/** What an explanation has of the rules. */
export type RulesTrace = Pick<Explanation, 'fields' | 'rules'>

/** "Left out by 'Roles', row 3: Ticket is 'VIP', Country is blank". */
export function refusalOf(
  { number, ref, decision, conditions }: Row,
  table: string,
  columns: readonly Column[],
  record: Json,
  draft: Draft,
): Refusal {
  const looked = conditions.slice(0, mostNamed)
  const found = foundBy(looked, columns, record, draft).map(
    ({ what, value }) => `${what} is ${isBlank(value) ? 'blank' : quoted(value)}`,
  )
  const because = found.length === 0 ? '' : `: ${found.join(', ')}`
  const row = { ...ref, column: 'decision' }
  const verb = decision === 'hold' ? 'Held' : 'Left out'
  const text = `${verb} by '${table}', row ${number}${because}`
  return decision === 'hold'
    ? { status: 'held', row, code: 'rule', text }
    : { status: 'excluded', row, text }
}

const mostNamed = 3

function foundBy(
  conditions: Row['conditions'],
  columns: readonly Column[],
  record: Json,
  draft: Draft,
): { what: string; value: Json }[] {
  return conditions.flatMap(({ column: place }) => {
    const column = columns[place]
    if (column === undefined) return []
    const value = column.read(record, draft)
    return [{ what: column.label, value: value instanceof Hold ? null : column.inLabels(value) }]
  })
}

export function traceTable(
  trace: RulesTrace,
  { id, name }: RuleTable,
  hits: Row[],
  columns: readonly Column[],
  record: Json,
  draft: Draft,
): RuleTableTrace {
  const traced: RuleTableTrace = {
    table: id,
    name,
    hits: hits.map((hit) => ({
      row: hit.ref,
      number: hit.number,
      applied: false,
      found: foundBy(hit.conditions, columns, record, draft),
      set: hit.settings.map(({ field }) => field.key),
      addTags: hit.addTags,
      removeTags: hit.removeTags,
      addGroups: hit.addGroups,
      decision: hit.decision,
    })),
  }
  trace.rules.push(traced)
  return traced
}

/** From here on the field has its value from the row. */
export function traceSetting(
  trace: RulesTrace,
  row: RowRef,
  { field, paths }: Setting,
  record: Json,
  value: FieldValue,
): void {
  const sources = paths.map((path) => {
    const found = compileSource(path)(record) ?? null
    const value = found instanceof Hold ? null : found
    return { path, value, taken: !isBlank(value) }
  })
  const set: FieldTrace = { field: field.key, row, sources, steps: [], valueRows: [], value }
  const known = trace.fields.findIndex((before) => before.field === field.key)
  if (known === -1) trace.fields.push(set)
  else trace.fields[known] = set
}
