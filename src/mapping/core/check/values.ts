import { atMost } from './at-most.ts'
import { compileConversion } from '../values/conversion.ts'
import type { FieldRow, MappingDocument, ValueTable } from '../document.ts'
import { Hold, quoted } from '../hold.ts'
import type { FieldDefinition, PlatformModel } from '../platform-model.ts'
import type { Problem } from '../problem.ts'
import { compileReading } from '../source/reading.ts'
import { tablesOf } from '../recipes/catalogue.ts'
import { contextOf, type RecipeContext } from '../recipes/recipe.ts'
import { areReadAlone, sawAll, seenValues } from '../source/seen-values.ts'
import type { SourceFields } from '../source/source-fields.ts'
import { stepPlaces } from '../source/step-places.ts'
import { asText, fold, listItems } from '../values/value.ts'

export function checkValues(
  document: MappingDocument,
  model: PlatformModel,
  source: SourceFields | null,
): Problem[] {
  const { fields, values, content } = document
  const context = contextOf(document)
  const inSteps = new Set(stepPlaces(document).flatMap(({ steps }) => tablesOf(steps)))
  const about: About = {
    fields: new Map(model.fields.map((field) => [field.key, field])),
    effort: { left: mostConversions },
  }
  return values.tables.flatMap((table) => {
    const rows = fields.rows.filter((row) => row.values === table.id && !row.neverStore)
    const found = [...namedTwice('values', table.rows), ...checkIgnored(table)]
    const isInStep = inSteps.has(table.id)
    const isOfContent = content.types.some((type) =>
      type.fields.rows.some((row) => row.values === table.id),
    )
    if (rows.length === 0 && !isInStep && !isOfContent) {
      const text = `No field uses the value table '${table.name}'.`
      found.push({ severity: 'warning', tab: 'values', row: table.id, column: null, text })
    }
    const outputs = rows.flatMap((row) => checkOutputs(table, row, about))
    // What comes to a table in the middle of a row, the profile does not know.
    const unseen = source === null || isInStep ? [] : checkUnseen(table, rows, source, context)
    return [...found, ...outputs, ...unseen]
  })
}

/** One value, two meanings. */
export function namedTwice(
  tab: 'values' | 'userTypes',
  rows: { id: string; from: string[] }[],
): Problem[] {
  const owners = new Map<string, string>()
  return rows.flatMap((row) =>
    [...new Set(row.from.map(fold))].flatMap((from): Problem[] => {
      const owner = owners.get(from)
      owners.set(from, owner ?? row.id)
      if (owner === undefined) return []
      const text = `'${from}' stands in two rows ('${owner}' and '${row.id}'); it can have one meaning only.`
      return [{ severity: 'problem', tab, row: row.id, column: 'from', text }]
    }),
  )
}

function checkIgnored(table: ValueTable): Problem[] {
  const named = new Set(table.rows.flatMap((row) => row.from.map(fold)))
  const both = table.ignore.filter((value) => named.has(fold(value)))
  return both.map((value) => ({
    severity: 'problem',
    tab: 'values',
    row: table.id,
    column: 'ignore',
    text: `'${value}' is both ignored and named by a row of the value table '${table.name}'.`,
  }))
}

type About = { fields: ReadonlyMap<string, FieldDefinition>; effort: { left: number } }

/** All tables together: as many values held against fields take about a second. */
const mostConversions = 500_000
const mostShown = 50

/** What the table gives must fit each field that uses it. */
function checkOutputs(table: ValueTable, row: FieldRow, { fields, effort }: About): Problem[] {
  const field = fields.get(row.field)
  if (field === undefined) return []
  const otherwise =
    typeof table.else === 'object' ? [{ id: table.id, to: table.else.value, column: 'else' }] : []
  const outputs = [...table.rows.map(({ id, to }) => ({ id, to, column: 'to' })), ...otherwise]
  const convert = compileConversion(field, row.tooLong)
  const faults = atMost(
    mostShown,
    (count) => `${count} more values of '${table.name}' do not fit ${field.label}.`,
  )
  for (const { id, to, column } of outputs) {
    effort.left -= 1
    if (effort.left < 0) return [...faults.found(), tooMany(table, row)]
    const converted = convert(to)
    if (!(converted instanceof Hold)) continue
    const place = { severity: 'problem', tab: 'values', row: id, column } as const
    faults.add(place, () => `${quoted(to)} does not fit ${field.label}: ${converted.why}.`)
  }
  return faults.found()
}

function tooMany(table: ValueTable, { id }: FieldRow): Problem {
  const text = `So many fields use the value table '${table.name}' that it is not known whether all its values fit this one; try it out.`
  return { severity: 'warning', tab: 'fields', row: id, column: 'values', text }
}

/** Rows for values that nobody has, where the source's values are all known. */
function checkUnseen(
  table: ValueTable,
  rows: FieldRow[],
  source: SourceFields,
  context: RecipeContext,
): Problem[] {
  if (rows.length === 0 || !rows.every((row) => sawAll(source, row.sources) && areReadAlone(row)))
    return []
  const seen = new Set(rows.flatMap((row) => valuesBeforeTable(row, source, context)))
  return table.rows.flatMap((row) =>
    row.from
      .filter((from) => !seen.has(fold(from)))
      .map((from): Problem => {
        const text = `The value table '${table.name}' names '${from}', which nobody has.`
        return { severity: 'warning', tab: 'values', row: row.id, column: 'from', text }
      }),
  )
}

function valuesBeforeTable(row: FieldRow, source: SourceFields, context: RecipeContext): string[] {
  const read = compileReading(['value'], row.steps, 'first', context)
  return seenValues(source, row.sources).flatMap(({ value }) => {
    const result = read({ value }, null)
    return result instanceof Hold ? [] : listItems(result).map((item) => fold(asText(item)))
  })
}
