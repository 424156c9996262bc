import { compileConversion } from '../values/conversion.ts'
import type { FieldRow } from '../document.ts'
import type { FieldTrace } from '../explanation.ts'
import { Hold, holdText } from '../hold.ts'
import type { MappedField } from './mapped-field.ts'
import type { FieldDefinition } from '../platform-model.ts'
import { compileReading } from '../source/reading.ts'
import type { RecipeContext } from '../recipes/recipe.ts'
import type { Json } from '../record.ts'
import type { Held, RowRef, Suggestion } from '../result.ts'
import { compileLookup, type Lookup } from './table-lookup.ts'
import { asText, type FieldValue } from '../values/value.ts'

/** One row of the fields tab, compiled for the platform field that it fills. */
export type CompiledField = {
  key: string
  row: RowRef
  mapped: MappedField
  /** The field's value for one record, or the reason why the record waits. Records how in a trace, if given. */
  run: (record: Json, trace: FieldTrace | null) => FieldValue | Hold
  /** The answer for a record that this field holds. */
  held: (hold: Hold, externalId: string | null) => Held
}

export function compileField(
  row: FieldRow,
  field: FieldDefinition,
  context: RecipeContext,
): CompiledField {
  const convert = compileConversion(field, row.tooLong)
  const converted = convert(row.default)
  const fallback = converted instanceof Hold ? null : converted
  const read = compileReading(row.sources, row.steps, 'first', context)
  const table = context.tables.get(row.values ?? '')
  const lookUp: Lookup = table === undefined ? (value) => value : compileLookup(table)
  const isMissed = row.required && fallback === null
  return {
    key: field.key,
    row: { tab: 'fields', row: row.id },
    mapped: {
      field: field.key,
      row: row.id,
      write: row.write,
      blank: row.blank,
      default: fallback,
      show: row.show,
      locked: row.locked,
      personal: row.personal,
    },
    run: (record, trace) => {
      const source = read(record, trace)
      if (source instanceof Hold) return source
      const meant = lookUp(source, trace === null ? null : trace.valueRows)
      if (meant instanceof Hold) return meant
      const value = convert(meant)
      return value === null && isMissed ? missing : value
    },
    held: (hold, externalId) => {
      const suggestion = suggestRow(hold)
      return {
        status: 'held',
        row: placeOf(row, hold),
        code: hold.code,
        text: holdText(field.label, hold),
        externalId,
        ...(suggestion === null ? {} : { suggestion }),
      }
    },
  }
}

const missing = new Hold('required-missing', null, 'is required, and the source has none')

function placeOf(row: FieldRow, { code, table }: Hold): RowRef {
  if (table !== null) return { tab: 'values', row: table }
  const column =
    code === 'required-missing' ? 'required' : code === 'value-too-long' ? 'tooLong' : 'steps'
  return { tab: 'fields', row: row.id, column }
}

function suggestRow({ table, was }: Hold): Suggestion | null {
  const from = asText(was).trim()
  if (table === null || from === '' || from.length > 2000) return null
  return { tab: 'values', table, from }
}
