import { keysKnown, unknownUserType } from './known-keys.ts'
import { countryCode } from '../values/country-names.ts'
import type { MappingDocument, VisibilityRow } from '../document.ts'
import type { PlatformModel } from '../platform-model.ts'
import type { Problem } from '../problem.ts'
import { fieldsSetByRules } from '../rules/compile.ts'
import { fold } from '../values/value.ts'
import { namedBy, ofUserTypes } from '../people/visibility.ts'

export function checkVisibility(
  { visibility: { rows }, fields, rules }: MappingDocument,
  model: PlatformModel,
): Problem[] {
  const own = fields.rows.filter((row) => !row.neverStore).map((row) => row.field)
  const mapped = fieldsSetByRules(rules, model).union(new Set(own))
  const checkBy = keysKnown('field', [...model.fields, { key: ofUserTypes }])
  return [
    ...rows.flatMap((row) => {
      const unknown = checkBy([row.by], { tab: 'visibility', row: row.id, column: 'by' })
      return [...unknown, ...checkRow(row, mapped, model)]
    }),
    ...checkReached(rows, model),
  ]
}

function checkRow(row: VisibilityRow, mapped: Set<string>, model: PlatformModel): Problem[] {
  const found = row.by === ofUserTypes ? [] : checkField(row, mapped, model)
  if (row.values.length === 0) {
    const text = 'This row names no value, so it decides of nobody; name one at least.'
    found.push(fault(row, 'values', text))
  }
  return [...found, ...checkValues(row, model)]
}

function checkField(row: VisibilityRow, mapped: Set<string>, model: PlatformModel): Problem[] {
  const label = model.fields.find(({ key }) => key === row.by)?.label
  if (label === undefined || mapped.has(row.by) || row.by === 'display_name') return []
  const text = `Neither the fields tab nor a rule fills ${label}, so this row decides of nobody from this source.`
  return [doubt(row, 'by', text)]
}

/** Values that nobody could ever have. */
function checkValues(row: VisibilityRow, model: PlatformModel): Problem[] {
  const field = model.fields.find(({ key }) => key === row.by)
  return row.values.flatMap((value) => {
    const text =
      row.by === ofUserTypes
        ? unknownType(value, model)
        : field?.type === 'country' && countryCode(value) === null
          ? `'${value}' is not the name or code of a country.`
          : field?.type === 'choice' && !isChoice(value, field.choices ?? [])
            ? `'${value}' is not one of the choices of ${field.label}.`
            : null
    return text === null ? [] : [fault(row, 'values', text)]
  })
}

function unknownType(value: string, model: PlatformModel): string | null {
  return isChoice(value, model.userTypes) ? null : unknownUserType(value, model)
}

function isChoice(value: string, choices: readonly { key: string; label: string }[]): boolean {
  return choices.some(({ key, label }) => [fold(key), fold(label)].includes(fold(value)))
}

/** A row all of whose values rows above it name already never decides. */
function checkReached(rows: readonly VisibilityRow[], model: PlatformModel): Problem[] {
  const taken = new Map<string, Set<string>>()
  return rows.flatMap((row): Problem[] => {
    const above = taken.get(row.by) ?? new Set()
    taken.set(row.by, above)
    const named = row.values.map((value) => [...namedBy({ ...row, values: [value] }, model)])
    const lost = row.values.filter((_, at) => named[at]?.every((one) => above.has(one)))
    for (const one of named.flat()) above.add(one)
    if (lost.length === 0) return []
    if (lost.length === row.values.length) {
      const text =
        'Rows above this one name all its values, so it never decides; take it out or move it up.'
      return [doubt(row, 'values', text)]
    }
    const listed = lost.map((value) => `'${value}'`).join(', ')
    return [doubt(row, 'values', `A row above this one names ${listed} already, and decides.`)]
  })
}

function fault({ id }: VisibilityRow, column: string, text: string): Problem {
  return { severity: 'problem', tab: 'visibility', row: id, column, text }
}

function doubt({ id }: VisibilityRow, column: string, text: string): Problem {
  return { severity: 'warning', tab: 'visibility', row: id, column, text }
}
