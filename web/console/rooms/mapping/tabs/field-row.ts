import type { FieldDefinition } from '../../../../../src/mapping/core/platform-model.ts'
import { editField, editFieldRow, newFieldRow } from '../edits.ts'
import type { Change, FieldRow, ReadingEffect } from '../program.ts'
import type { Room } from '../room-context.ts'

/** One platform field, or a row that fills none that is known. */
export type Row = {
  id: string
  field: FieldDefinition
  row: FieldRow
  /** Nothing fills it yet: there is no row in the document, and no rule sets it. */
  isNew: boolean
  /** A rule sets it, for those whom the rule fits. */
  byRules: boolean
  known: boolean
  effect: ReadingEffect | undefined
}

/** The rows of the grid: one for each field of the platform, then those that fill no field of their own. */
export function rowsOf({ program: { document, model }, preview }: Room): Row[] {
  const effects = new Map(preview?.fields.map(({ row, effect }) => [row, effect]))
  const written = document.fields.rows.filter((row) => !row.neverStore)
  const first = new Set<FieldRow>()
  const ruled = new Set(
    document.rules.tables.flatMap(({ rows }) => rows.flatMap(({ set }) => Object.keys(set))),
  )
  const known = model.fields.map((field): Row => {
    const row = written.find((one) => one.field === field.key)
    if (row) first.add(row)
    return {
      id: `field:${field.key}`,
      field,
      row: row ?? newFieldRow(field.key, []),
      isNew: !row && !ruled.has(field.key),
      byRules: ruled.has(field.key),
      known: true,
      effect: row && effects.get(row.id),
    }
  })
  const others = written
    .filter((row) => !first.has(row))
    .map((row): Row => {
      const field = model.fields.find(({ key }) => key === row.field)
      return {
        id: `row:${row.id}`,
        field: field ?? { key: row.field, label: row.field, type: 'text' },
        row,
        isNew: false,
        byRules: ruled.has(row.field),
        known: false,
        effect: effects.get(row.id),
      }
    })
  return [...known, ...others]
}

export function changeRow({ known, field, row }: Row, edit: (row: FieldRow) => FieldRow): Change {
  return known ? editField(field.key, edit) : editFieldRow(row.id, edit)
}
