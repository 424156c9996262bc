import { keysKnown } from './known-keys.ts'
import { countryCode } from '../values/country-names.ts'
import type { MappingDocument, VisibilityRow } from '../document.ts'
import type { FieldDefinition, PlatformModel } from '../platform-model.ts'
import type { Problem } from '../problem.ts'
import { fieldsSetByRules } from '../rules/compile.ts'
import { fold } from '../values/value.ts'
import { compileMeanings, ofUserTypes } from '../people/visibility.ts'

export function checkVisibility(
  { visibility: { rows }, fields, rules }: MappingDocument,
  model: PlatformModel,
): Problem[] {
  const own = fields.rows.filter((row) => !row.neverStore).map((row) => row.field)
  const mapped = fieldsSetByRules(rules, model).union(new Set(own))
  const checkBy = keysKnown('field', [...model.fields, { key: ofUserTypes }])
  const byKey = new Map(model.fields.map((field) => [field.key, field]))
  const checkValues = compileValues(model)
  return [
    ...rows.flatMap((row) => {
      const unknown = checkBy([row.by], { tab: 'visibility', row: row.id, column: 'by' })
      const unfilled = mapped.has(row.by) ? [] : checkUnfilled(row, byKey.get(row.by))
      return [...unknown, ...unfilled, ...checkNone(row), ...checkValues(row)]
    }),
    ...checkReached(rows, model),
  ]
}

function checkUnfilled(row: VisibilityRow, field: FieldDefinition | undefined): Problem[] {
  if (field === undefined || field.key === 'display_name') return []
  const text = `Neither the fields tab nor a rule fills ${field.label}, so this row decides of nobody from this source.`
  return [doubt(row, 'by', text)]
}

function checkNone(row: VisibilityRow): Problem[] {
  if (row.values.length > 0) return []
  const text = 'This row names no value, so it decides of nobody; name one at least.'
  return [fault(row, 'values', text)]
}

/** Values that nobody could ever have. What a field takes is prepared once for all rows that look at it. */
function compileValues(model: PlatformModel): (row: VisibilityRow) => Problem[] {
  const checkTypes = keysKnown('user type', model.userTypes)
  const types = foldedNames(model.userTypes)
  const faults = new Map<string, (value: string) => string | null>()
  for (const { key, label, type, choices = [] } of model.fields) {
    if (type === 'choice') {
      const names = foldedNames(choices)
      faults.set(key, (value) =>
        names.has(fold(value)) ? null : `'${value}' is not one of the choices of ${label}.`,
      )
    }
    if (type === 'country')
      faults.set(key, (value) =>
        countryCode(value) === null ? `'${value}' is not the name or code of a country.` : null,
      )
  }
  return (row) => {
    if (row.by === ofUserTypes) {
      const unknown = row.values.filter((value) => !types.has(fold(value)))
      return checkTypes(unknown, { tab: 'visibility', row: row.id, column: 'values' })
    }
    const faultOf = faults.get(row.by)
    return row.values.flatMap((value) => {
      const text = faultOf?.(value) ?? null
      return text === null ? [] : [fault(row, 'values', text)]
    })
  }
}

function foldedNames(named: readonly { key: string; label: string }[]): ReadonlySet<string> {
  return new Set(named.flatMap(({ key, label }) => [fold(key), fold(label)]))
}

/** A row all of whose values rows above it name already never decides. */
function checkReached(rows: readonly VisibilityRow[], model: PlatformModel): Problem[] {
  const taken = new Map<string, Set<string>>()
  const meaningsIn = compileMeanings(model)
  return rows.flatMap((row): Problem[] => {
    const above = taken.get(row.by) ?? new Set()
    taken.set(row.by, above)
    const named = row.values.map(meaningsIn(row.by))
    const lost = row.values.filter((_, at) => named[at]?.every((one) => above.has(one)))
    for (const one of named.flat()) above.add(one)
    if (lost.length === 0) return []
    if (lost.length === row.values.length) {
      const text =
        'Rows above this one name all its values, so it never decides; take it out or move it up.'
      return [doubt(row, 'values', text)]
    }
    const listed = lost.slice(0, mostListed).map((value) => `'${value}'`)
    const more = lost.length > mostListed ? ` and ${lost.length - mostListed} more` : ''
    const text = `A row above this one names ${listed.join(', ')}${more} already, and decides.`
    return [doubt(row, 'values', text)]
  })
}

const mostListed = 20

function fault({ id }: VisibilityRow, column: string, text: string): Problem {
  return { severity: 'problem', tab: 'visibility', row: id, column, text }
}

function doubt({ id }: VisibilityRow, column: string, text: string): Problem {
  return { severity: 'warning', tab: 'visibility', row: id, column, text }
}
