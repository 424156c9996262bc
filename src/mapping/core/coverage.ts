import type { MappingDocument, Tab } from './document.ts'
import { parsePath, pathsThrough } from './source/path.ts'
import type { PlatformModel } from './platform-model.ts'
import type { Profile } from './source/profile.ts'
import { contextOf, type RecipeContext } from './recipes/recipe.ts'
import { fieldsSetByRules } from './rules/compile.ts'
import { countedItems, sawAllItems, seenItems, type Looked } from './source/seen-items.ts'
import { sourceFields, type SourceFields } from './source/source-fields.ts'
import { pathsRead, wholeRecord } from './source/source.ts'
import { sourcePlaces } from './source/source-places.ts'
import { tagsByValue } from './people/tags.ts'
import { fold } from './values/value.ts'

/** What the document leaves open, seen from the platform and from the source. */
export type Coverage = {
  /** Platform fields that no row and no rule fills, in the platform's order. */
  unfilled: { field: string; label: string }[]
  /** Paths of the source that hold something and that no row reads. */
  unused: string[]
  /** Values that were seen and mean nothing yet, with how many have each; most frequent first within a place; of very many the first. */
  unnamed: ValuePlace[]
  /** Values that a row names and nobody has, where all values of the source were seen. */
  unseen: Omit<ValuePlace, 'count'>[]
}

/** `row` as in a problem: a value table's, a tag type's or a row's id, 'else' or 'codes' in the user types. */
type ValuePlace = { tab: Tab; row: string; value: string; count: number }

/** Without a profile nothing is known of the source, and only the platform's side is told. */
export function coverage(
  document: MappingDocument,
  model: PlatformModel,
  profile?: Profile,
): Coverage {
  const source = sourceFields(profile)
  const rows = document.fields.rows.filter((row) => !row.neverStore)
  const filled = new Set(rows.map((row) => row.field)).union(
    fieldsSetByRules(document.rules, model),
  )
  const composed = filled.has('given_name') || filled.has('family_name')
  const unfilled = model.fields
    .filter(({ key }) => !filled.has(key) && !(key === 'display_name' && composed))
    .map(({ key, label }) => ({ field: key, label }))
  if (source === null || profile === undefined)
    return { unfilled, unused: [], unnamed: [], unseen: [] }
  const context = contextOf(document)
  const places = lookUps(document).map((place) => open(place, source, context))
  return {
    unfilled,
    unused: unusedPaths(document, profile),
    unnamed: places.flatMap(({ unnamed }) => unnamed).slice(0, mostValues),
    unseen: places.flatMap(({ unseen }) => unseen).slice(0, mostValues),
  }
}

/** As many values as anybody looks through. */
const mostValues = 1_000

/** A place where values are looked up. */
type LookUp = {
  tab: Tab
  /** Where a value that no row names would belong. */
  row: string
  readings: Looked[]
  several: 'first' | 'all'
  /** Values that mean something, in their compared form. */
  known: ReadonlySet<string>
  /** What rows name, as they write it. */
  named: readonly { row: string; value: string }[]
}

function lookUps({ fields, values, userTypes, tags }: MappingDocument): LookUp[] {
  const known = (texts: Iterable<string>) => new Set([...texts].map(fold))
  const namedBy = (rows: readonly { id: string; from: string[] }[]) =>
    rows.flatMap(({ id, from }) => from.map((value) => ({ row: id, value })))
  const { codes } = userTypes
  return [
    ...values.tables.map((table): LookUp => {
      const named = namedBy(table.rows)
      return {
        tab: 'values',
        row: table.id,
        readings: fields.rows.filter((row) => row.values === table.id && !row.neverStore),
        several: 'first',
        known: known([...named.map(({ value }) => value), ...table.ignore]),
        named,
      }
    }),
    {
      tab: 'userTypes',
      row: 'else',
      readings: [userTypes],
      several: 'all',
      known: known(userTypes.rows.flatMap(({ from }) => from)),
      named: namedBy(userTypes.rows),
    },
    {
      tab: 'userTypes',
      row: 'codes',
      readings: [codes],
      several: 'all',
      known: known(codes.rows.map(({ code }) => code)),
      named: codes.rows.map(({ id, code }) => ({ row: id, value: code })),
    },
    ...tags.types.map((type): LookUp => {
      return {
        tab: 'tags',
        row: type.id,
        readings: [type],
        several: 'all',
        known: new Set(tagsByValue(type, tags.rows).keys()),
        named: namedBy(tags.rows.filter((row) => row.type === type.id)),
      }
    }),
  ]
}

/** What is open on both sides of one place. */
function open(
  { tab, row, readings, several, known, named }: LookUp,
  source: SourceFields,
  context: RecipeContext,
): Pick<Coverage, 'unnamed' | 'unseen'> {
  const items = readings.flatMap((reading) => seenItems(reading, several, source, context))
  const seen = countedItems(items)
  const values = new Set(seen.map(({ value }) => fold(value)))
  const isAll = readings.length > 0 && readings.every((reading) => sawAllItems(reading, source))
  return {
    unnamed: seen
      .filter(({ value }) => !known.has(fold(value)))
      .map(({ value, count }) => ({ tab, row, value, count })),
    unseen: named
      .filter(({ value }) => isAll && !values.has(fold(value)))
      .map(({ row, value }) => ({ tab, row, value })),
  }
}

/** A row that reads a group reads each field of it, and one that reads a field of a list has a use for the list. */
function unusedPaths(document: MappingDocument, profile: Profile): string[] {
  const sources = sourcePlaces(document).flatMap((place) => place.sources.flatMap(pathsRead))
  if (sources.includes(wholeRecord)) return []
  const read = new Set(sources.flatMap((text) => prefixes(text).slice(-1)))
  const within = new Set(sources.flatMap(prefixes))
  return profile.fields
    .filter(({ filled }) => filled > 0)
    .map(({ path }) => path)
    .filter((path) => !within.has(path) && !prefixes(path).some((prefix) => read.has(prefix)))
}

/** The path and everything that it lies in, from the top. */
function prefixes(text: string): string[] {
  const parsed = parsePath(text)
  return 'path' in parsed ? pathsThrough(parsed.path) : []
}
