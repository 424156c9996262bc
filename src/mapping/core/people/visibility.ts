import { countryCode } from '../values/country-names.ts'
import type { MappingDocument, VisibilityRow } from '../document.ts'
import type { FieldDefinition, PlatformModel } from '../platform-model.ts'
import { asText, fold, listItems, type FieldValue } from '../values/value.ts'

/** The row of the visibility tab that decides of a person; null where none does. */
export type Visibility = (
  values: { readonly [field: string]: FieldValue },
  userTypes: readonly string[],
) => Pick<VisibilityRow, 'id' | 'directory'> | null

/** Compiles the visibility tab: rows are asked in order, and the first that names one of the person's values decides. */
export function compileVisibility(
  { rows }: MappingDocument['visibility'],
  model: PlatformModel,
): Visibility {
  const asked = rows.map((row) => ({ row, named: namedBy(row, model) }))
  return (values, userTypes) => {
    for (const { row, named } of asked) {
      const own = row.by === ofUserTypes ? userTypes : listItems(values[row.by] ?? null)
      if (own.some((value) => named.has(fold(asText(value))))) return row
    }
    return null
  }
}

/** What a row says in `by` to look at the person's user types. */
export const ofUserTypes = 'user types'

/** What the row names, as people hold it: a user type or a choice by its key or its label, a country by code or name. */
export function namedBy({ by, values }: VisibilityRow, model: PlatformModel): Set<string> {
  const field = model.fields.find(({ key }) => key === by)
  const named = by === ofUserTypes ? model.userTypes : (field?.choices ?? [])
  return new Set(values.flatMap((value) => meaningsOf(value, field, named)))
}

function meaningsOf(
  value: string,
  field: FieldDefinition | undefined,
  named: readonly { key: string; label: string }[],
): string[] {
  const text = fold(value)
  const keys = named.filter(({ label }) => fold(label) === text).map(({ key }) => fold(key))
  if (field?.type === 'yesNo') keys.push(...(yesNo[text] ?? []))
  const code = field?.type === 'country' ? countryCode(value) : null
  return [text, ...keys, ...(code === null ? [] : [fold(code)])]
}

const yesNo: { [text: string]: string[] } = { yes: ['true'], no: ['false'] }
