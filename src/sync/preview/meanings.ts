// Values that the source is known to hold, beside the rows that say what they mean.
import type { MappingDocument } from '../../mapping/core/document.ts'
import { Hold } from '../../mapping/core/hold.ts'
import type { Profile } from '../../mapping/core/source/profile.ts'
import { contextOf, type RecipeContext } from '../../mapping/core/recipes/recipe.ts'
import type { Json, SourceRecord } from '../../mapping/core/record.ts'
import { sawAllItems, seenItems } from '../../mapping/core/source/seen-items.ts'
import { areReadAlone } from '../../mapping/core/source/seen-values.ts'
import { compileSource } from '../../mapping/core/source/source.ts'
import { sourceFields, type SourceFields } from '../../mapping/core/source/source-fields.ts'
import { asText, fold, listItems } from '../../mapping/core/values/value.ts'

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
    for (const { value, count, raw } of seenItems(reading, reading.several, source, context)) {
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
    all: readings.every((reading) => sawAllItems(reading, source)),
  }
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

/** In compared form those that no row names and nobody has who comes in: what is left out needs no meaning. */
export function leftOutMeanings({ values }: SeenMeanings): ReadonlySet<string> {
  const out = values.filter(({ row, leftOut }) => leftOut && row === null)
  return new Set(out.map(({ value }) => fold(value)))
}
