import { compileCondition } from '../values/condition.ts'
import type { RuleRow } from '../document.ts'
import { Hold, holdText } from '../hold.ts'
import type { PlatformModel } from '../platform-model.ts'
import type { Json } from '../record.ts'
import type { Refusal, RowRef } from '../result.ts'
import { fold } from '../values/value.ts'
import { parseCell } from './cell.ts'
import type { Column } from './column.ts'
import type { Draft } from './draft.ts'
import { compileSetting, type Setting } from './set.ts'
import { traceSetting, type RulesTrace } from './trace.ts'

/** One row of a table, compiled. */
export type Row = {
  /** Counted from 1, as a client counts them. */
  number: number
  ref: RowRef
  decision: RuleRow['decision']
  conditions: { column: number; wanted: string[] | null; fits: (value: Json) => boolean }[]
  settings: Setting[]
  addTags: readonly string[]
  removeTags: readonly string[]
  addGroups: readonly string[]
}

/** Null for a row with a fault in its conditions. */
export function compileRow(
  row: RuleRow,
  number: number,
  columns: readonly Column[],
  places: ReadonlyMap<string, number>,
  model: PlatformModel,
): Row | null {
  const conditions: Row['conditions'] = []
  for (const [id, text] of Object.entries(row.when)) {
    const read = parseCell(text)
    if (read === 'any') continue
    const place = places.get(id)
    const column = place === undefined ? undefined : columns[place]
    if ('problem' in read || place === undefined || column === undefined) return null
    const { when, values } = column.inKeys(read)
    const wanted = when === 'is one of' ? values.map(fold) : null
    conditions.push({ column: place, wanted, fits: compileCondition(when, values) })
  }
  conditions.sort((a, b) => a.column - b.column)
  const settings = model.fields.flatMap((field) =>
    Object.hasOwn(row.set, field.key)
      ? (compileSetting(row.set[field.key] ?? '', field) ?? [])
      : [],
  )
  const { decision, addTags, removeTags, addGroups } = row
  const ref: RowRef = { tab: 'rules', row: row.id }
  return { number, ref, decision, conditions, settings, addTags, removeTags, addGroups }
}

/** Writes what one row says; a value that does not fit its field holds the record. */
export function actOf(
  row: Row,
  record: Json,
  draft: Draft,
  trace: RulesTrace | null,
): Refusal | null {
  for (const setting of row.settings) {
    const { key, label } = setting.field
    const value = setting.write(record, draft.values[key] ?? null)
    const ref = { ...row.ref, column: `set.${key}` }
    if (value instanceof Hold) {
      return { status: 'held', row: ref, code: value.code, text: holdText(label, value) }
    }
    draft.values[key] = value
    if (trace !== null) traceSetting(trace, ref, setting, record, value)
  }
  draft.tags = changed(draft.tags, row.removeTags, row.addTags)
  draft.groups = changed(draft.groups, [], row.addGroups)
  return null
}

/** Without some, then with others; each once, in alphabetical order. */
function changed(
  before: readonly string[],
  without: readonly string[],
  more: readonly string[],
): readonly string[] {
  if (without.length === 0 && more.length === 0) return before
  const kept = before.filter((key) => !without.includes(key))
  return [...new Set([...kept, ...more])].toSorted()
}
