// Values that the source is known to hold, beside the rows that say what they mean.
import type { MappingDocument } from '../../mapping/core/document.ts'
import { Hold } from '../../mapping/core/hold.ts'
import type { Profile } from '../../mapping/core/source/profile.ts'
import { compileReading } from '../../mapping/core/source/reading.ts'
import { contextOf, type RecipeContext } from '../../mapping/core/recipes/recipe.ts'
import type { Json, SourceRecord } from '../../mapping/core/record.ts'
import {
  areReadAlone,
  sawAll,
  seenValues,
  type SeenValue,
} from '../../mapping/core/source/seen-values.ts'
import { compileSource } from '../../mapping/core/source/source.ts'
import { sourceFields, type SourceFields } from '../../mapping/core/source/source-fields.ts'
import { asText, fold, isBlank, listItems } from '../../mapping/core/values/value.ts'

/** A value that was seen, how many have it, and the row that names it. */
export type SeenMeaning = {
  value: string
  count: number
  /** The row's id, 'ignored', or null where no row says what it means. */
  row: string | null
  /** In the sample nobody has it who comes in: the population leaves them all out. */
  leftOut: boolean
}

export type SeenMeanings = {
  values: SeenMeaning[]
  /** False where the source has more different values than are counted one by one. */
  all: boolean
}

type Reading = Pick<MappingDocument['userTypes'], 'sources' | 'steps'>
type Named = { id: string; from: string[] }

/** The values that the user types are found by, most frequent first. */
export function userTypeMeanings(
  document: MappingDocument,
  profile: Profile | null,
  isLeftOut: (value: string) => boolean,
): SeenMeanings {
  const source = sourceFields(profile ?? undefined)
  const { userTypes: tab } = document
  if (source === null || !areReadAlone(tab)) return { values: [], all: false }
  const reading = { ...tab, several: 'all' as const }
  return meanings(source, [reading], tab.rows, [], contextOf(document), isLeftOut)
}

/** The values that each table is asked for, by the fields that use it. */
export function tableMeanings(
  document: MappingDocument,
  profile: Profile | null,
): { table: string; seen: SeenMeanings }[] {
  const source = sourceFields(profile ?? undefined)
  const { fields, values } = document
  const context = contextOf(document)
  return values.tables.map((table) => {
    const readings = fields.rows
      .filter((row) => row.values === table.id && !row.neverStore && areReadAlone(row))
      .map((row) => ({ ...row, several: 'first' as const }))
    const seen =
      source === null
        ? { values: [], all: false }
        : meanings(source, readings, table.rows, table.ignore, context, () => false)
    return { table: table.id, seen }
  })
}

function meanings(
  source: SourceFields,
  readings: (Reading & { several: 'first' | 'all' })[],
  rows: Named[],
  ignored: string[],
  context: RecipeContext,
  isLeftOut: (value: string) => boolean,
): SeenMeanings {
  const named = new Map([
    ...ignored.map((value) => [fold(value), 'ignored'] as const),
    ...rows.flatMap(({ id, from }) => from.map((value) => [fold(value), id] as const)),
  ])
  const found = new Map<string, SeenMeaning>()
  for (const reading of readings) {
    for (const { value, count, raw } of valuesRead(reading, source, context)) {
      const before = found.get(fold(value))
      const leftOut = isLeftOut(raw) && (before?.leftOut ?? true)
      const row = named.get(fold(value)) ?? null
      found.set(fold(value), {
        value: before?.value ?? value,
        count: (before?.count ?? 0) + count,
        row,
        leftOut,
      })
    }
  }
  return {
    values: [...found.values()].toSorted((a, b) => b.count - a.count),
    all: readings.every(({ sources }) => sawAll(source, sources)),
  }
}

/** What the steps make of each value that was seen; a list gives each of its items. */
function valuesRead(
  { sources, steps, several }: Reading & { several: 'first' | 'all' },
  source: SourceFields,
  context: RecipeContext,
): (SeenValue & { raw: string })[] {
  const read = compileReading(['value'], steps, several, context)
  return seenValues(source, sources).flatMap(({ value, count }) => {
    const result = read({ value }, null)
    const items = result instanceof Hold ? [] : listItems(result)
    return items
      .filter((item) => !isBlank(item) && asText(item) !== '')
      .map((item) => ({ value: asText(item), count, raw: value }))
  })
}

/** Tells of a value at these paths whether everybody in the sample who has it is left out. */
export function leftOutValues(
  sources: string[],
  records: readonly { record: SourceRecord; leftOut: boolean }[],
): (value: string) => boolean {
  const reads = sources.map((source) => compileSource(source))
  const seen = new Map<string, boolean>()
  for (const { record, leftOut } of records) {
    for (const item of reads.flatMap((read) => itemsFound(read(record)))) {
      const key = fold(asText(item))
      seen.set(key, leftOut && (seen.get(key) ?? true))
    }
  }
  return (value) => seen.get(fold(value)) ?? false
}

function itemsFound(value: Json | undefined | Hold): Json[] {
  return value === undefined || value instanceof Hold ? [] : listItems(value)
}

/**
 * The profile as the checks are to see it: without the values of the user types' sources that no row names and nobody
 * who comes in has. A source lists its add-ons as it lists its tickets; what Population leaves out needs no meaning.
 */
export function withoutLeftOut(
  profile: Profile,
  { sources }: Reading,
  { values }: SeenMeanings,
): Profile {
  const gone = new Set(
    values.filter(({ row, leftOut }) => leftOut && row === null).map(({ value }) => fold(value)),
  )
  const fields = profile.fields.map((field) => {
    if (!sources.includes(field.path)) return field
    const kept = field.values.filter(({ value }) => !gone.has(fold(value)))
    const distinct = field.distinct && field.distinct - (field.values.length - kept.length)
    return { ...field, values: kept, distinct }
  })
  return { ...profile, fields }
}
