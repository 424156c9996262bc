// The edits of the tab Rules: its tables, their columns, and their rows.
import type { RuleColumn, RuleTable } from '../../../../../src/mapping/core/document.ts'
import { idsWithin, one, rowEdits, shifted, tab, without, type Edit } from '../edit-rows.ts'
import { rowId } from '../names.ts'
import type { Change, RuleRow } from '../program.ts'

/** What a new column looks at. */
export type Look = Pick<RuleColumn, 'of' | 'reads'>

export const ruleTables = rowEdits(
  'rules',
  ({ tables }) => tables,
  (_, tables) => ({ tables }),
)

/** A table with its first column and a row to fill in. */
export function addRuleTable(name: string, look: Look): Change {
  return tab('rules', ({ tables }) => {
    const id = rowId(name, idsWithin(tables))
    const table: RuleTable = { id, name, hit: 'first', columns: [], rows: [], note: '' }
    const started = withRow(withColumn(table, look, [...idsWithin(tables), id]), [
      ...idsWithin(tables),
      id,
    ])
    return { tables: [...tables, started] }
  })
}

export function addRuleColumn(table: string, look: Look): Change {
  return inTable(table, (before, taken) => withColumn(before, look, taken))
}

export function editRuleColumn(table: string, id: string, look: Look): Change {
  return ruleTables.edit(table, (before) => ({
    ...before,
    columns: one(before.columns, id, (column) => ({ ...column, ...look })),
  }))
}

/** The column and what rows say in it. */
export function removeRuleColumn(table: string, id: string): Change {
  return ruleTables.edit(table, (before) => ({
    ...before,
    columns: without(before.columns, id),
    rows: before.rows.map((row) => ({ ...row, when: withoutKey(row.when, id) })),
  }))
}

export function addRuleRow(table: string): Change {
  return inTable(table, withRow)
}

export function editRuleRow(table: string, id: string, edit: Edit<RuleRow>): Change {
  return ruleTables.edit(table, (before) => ({ ...before, rows: one(before.rows, id, edit) }))
}

/** What a row says in one column of conditions; blank for anything. */
export function editCondition(table: string, id: string, column: string, text: string): Change {
  return editRuleRow(table, id, (row) => ({ ...row, when: withText(row.when, column, text) }))
}

/** What a row writes into a field; blank for nothing. */
export function editSet(table: string, id: string, field: string, text: string): Change {
  return editRuleRow(table, id, (row) => ({ ...row, set: withText(row.set, field, text) }))
}

export function moveRuleRow(table: string, id: string, by: -1 | 1): Change {
  return ruleTables.edit(table, (before) => ({ ...before, rows: shifted(before.rows, id, by) }))
}

export function removeRuleRow(table: string, id: string): Change {
  return ruleTables.edit(table, (before) => ({ ...before, rows: without(before.rows, id) }))
}

/** One act taken out of every row. */
export function editRuleRows(table: string, edit: Edit<RuleRow>): Change {
  return ruleTables.edit(table, (before) => ({ ...before, rows: before.rows.map(edit) }))
}

export function withoutKey<Value>(
  record: { [key: string]: Value },
  gone: string,
): { [key: string]: Value } {
  return Object.fromEntries(Object.entries(record).filter(([key]) => key !== gone))
}

function withText(
  record: { [key: string]: string },
  key: string,
  text: string,
): { [key: string]: string } {
  return text.trim() === '' ? withoutKey(record, key) : { ...record, [key]: text }
}

/** @param edit with the ids that are taken within the tab. */
function inTable(id: string, edit: (before: RuleTable, taken: string[]) => RuleTable): Change {
  return tab('rules', ({ tables }) => {
    const taken = idsWithin(tables)
    return { tables: one(tables, id, (before) => edit(before, taken)) }
  })
}

function withColumn(table: RuleTable, look: Look, taken: readonly string[]): RuleTable {
  const id = rowId(look.reads || look.of, taken)
  return { ...table, columns: [...table.columns, { id, ...look }] }
}

function withRow(table: RuleTable, taken: readonly string[]): RuleTable {
  const id = rowId('', [...taken, ...idsWithin(table)])
  return { ...table, rows: [...table.rows, { id, ...emptyRow }] }
}

const emptyRow: Omit<RuleRow, 'id'> = {
  when: {},
  set: {},
  addTags: [],
  removeTags: [],
  addGroups: [],
  decision: '',
  from: null,
  until: null,
  note: '',
}
