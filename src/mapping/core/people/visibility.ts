import { countryCode } from '../values/country-names.ts'
import type { MappingDocument, VisibilityRow } from '../document.ts'
import type { PlatformModel } from '../platform-model.ts'
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
  const meaningsIn = compileMeanings(model)
  const known = new Set([ofUserTypes, ...model.fields.map(({ key }) => key)])
  const asked = rows
    .filter(({ by }) => known.has(by))
    .map((row) => ({ row, named: new Set(row.values.flatMap(meaningsIn(row.by))) }))
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

/**
 * What a value in a row means that looks at a field, or at the user types: as people hold it, a user type or a choice by
 * its key or its label, a country by code or name. What a field takes is prepared once for all rows that look at it.
 */
export function compileMeanings(model: PlatformModel): (by: string) => (value: string) => string[] {
  const known = new Map<string, (value: string) => string[]>()
  return (by) => {
    const meaningsOf = known.get(by) ?? compileField(by, model)
    known.set(by, meaningsOf)
    return meaningsOf
  }
}

function compileField(by: string, model: PlatformModel): (value: string) => string[] {
  const field = model.fields.find(({ key }) => key === by)
  const named = by === ofUserTypes ? model.userTypes : (field?.choices ?? [])
  const byLabel = Map.groupBy(named, ({ label }) => fold(label))
  return (value) => {
    const text = fold(value)
    const keys = (byLabel.get(text) ?? []).map(({ key }) => fold(key))
    if (field?.type === 'yesNo') keys.push(...(yesNo.get(text) ?? []))
    const code = field?.type === 'country' ? countryCode(value) : null
    return [text, ...keys, ...(code === null ? [] : [fold(code)])]
  }
}

const yesNo = new Map([
  ['yes', ['true']],
  ['no', ['false']],
])
