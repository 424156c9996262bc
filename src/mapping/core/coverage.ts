import { around, itemsProfile, pathInRecord } from './content/lens.ts'
import { isOnlyContent, type ContentType, type MappingDocument, type Tab } from './document.ts'
import { parsePath, pathsThrough } from './source/path.ts'
import type { ContentTypeDefinition, FieldDefinition, PlatformModel } from './platform-model.ts'
import type { Profile } from './source/profile.ts'
import { contextOf, type RecipeContext } from './recipes/recipe.ts'
import { fieldsSetByRules } from './rules/compile.ts'
import { countedItems, sawAllItems, seenItems, type Looked } from './source/seen-items.ts'
import { sourceFields, type SourceFields } from './source/source-fields.ts'
import { pathsRead, wholeRecord } from './source/source.ts'
import { itemPlaces, sourcePlaces } from './source/source-places.ts'
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

/**
 * Of the people that the document brings in, and of the whole source. Without a profile nothing is known of the source,
 * and only the platform's side is told.
 * @param leftOut values of the user types that are not asked for, as `check` has them.
 */
export function coverage(
  document: MappingDocument,
  model: PlatformModel,
  profile?: Profile,
  leftOut: ReadonlySet<string> = new Set(),
): Coverage {
  const set = fieldsSetByRules(document.rules, model)
  const unfilled = isOnlyContent(document) ? [] : unfilledFields(model.fields, document.fields, set)
  const source = sourceFields(profile)
  if (source === null || profile === undefined) return { ...nothing, unfilled }
  const context = contextOf(document)
  const paths = [
    ...sourcePlaces(document).flatMap(({ sources }) => sources.flatMap(pathsRead)),
    ...document.content.types.flatMap((type) =>
      pathsOfItem(type).map((path) => pathInRecord(type.list, path)),
    ),
  ]
  return {
    unfilled,
    unused: unusedPaths(paths, profile),
    ...valuesOpen(lookUps(document, leftOut), source, context),
  }
}

/** The same of the items of a content type; what their record holds around them is told by the whole. */
export function contentCoverage(
  document: MappingDocument,
  type: ContentType,
  definition: ContentTypeDefinition,
  profile?: Profile,
): Coverage {
  const unfilled = unfilledFields(definition.fields, type.fields, new Set())
  const items = itemsProfile(type.list, profile)
  const source = sourceFields(items)
  if (source === null || items === undefined) return { ...nothing, unfilled }
  const own = items.fields.filter(({ path }) => type.list === '' || !path.startsWith(around))
  return {
    unfilled,
    unused: unusedPaths(pathsOfItem(type), { ...items, fields: own }),
    ...valuesOpen(tableLookUps(document.values, type.fields), source, contextOf(document)),
  }
}

const nothing: Coverage = { unfilled: [], unused: [], unnamed: [], unseen: [] }

function pathsOfItem(type: ContentType): string[] {
  return itemPlaces(type).flatMap(({ sources }) => sources.flatMap(pathsRead))
}

function unfilledFields(
  known: readonly FieldDefinition[],
  { rows }: MappingDocument['fields'],
  set: ReadonlySet<string>,
): Coverage['unfilled'] {
  const mapped = rows.filter((row) => !row.neverStore).map((row) => row.field)
  const filled = new Set(mapped).union(set)
  const composed = filled.has('given_name') || filled.has('family_name')
  return known
    .filter(({ key }) => !filled.has(key) && !(key === 'display_name' && composed))
    .map(({ key, label }) => ({ field: key, label }))
}

function valuesOpen(
  places: readonly LookUp[],
  source: SourceFields,
  context: RecipeContext,
): Pick<Coverage, 'unnamed' | 'unseen'> {
  const opened = places.map((place) => open(place, source, context))
  return {
    unnamed: opened.flatMap(({ unnamed }) => unnamed).slice(0, mostValues),
    unseen: opened.flatMap(({ unseen }) => unseen).slice(0, mostValues),
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

const known = (texts: Iterable<string>) => new Set([...texts].map(fold))

const namedBy = (rows: readonly { id: string; from: string[] }[]) =>
  rows.flatMap(({ id, from }) => from.map((value) => ({ row: id, value })))

function tableLookUps(
  { tables }: MappingDocument['values'],
  { rows }: MappingDocument['fields'],
): LookUp[] {
  return tables.map((table): LookUp => {
    const named = namedBy(table.rows)
    return {
      tab: 'values',
      row: table.id,
      readings: rows.filter((row) => row.values === table.id && !row.neverStore),
      several: 'first',
      known: known([...named.map(({ value }) => value), ...table.ignore]),
      named,
    }
  })
}

function lookUps(
  { fields, values, userTypes, tags }: MappingDocument,
  leftOut: ReadonlySet<string>,
): LookUp[] {
  const { codes } = userTypes
  return [
    ...tableLookUps(values, fields),
    {
      tab: 'userTypes',
      row: 'else',
      readings: [userTypes],
      several: 'all',
      known: known([...userTypes.rows.flatMap(({ from }) => from), ...leftOut]),
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

/**
 * A row that reads a group reads each field of it, and one that reads a field of a list has a use for the list.
 * @param sources every path that is read.
 */
function unusedPaths(sources: readonly string[], profile: Profile): string[] {
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
