import { didYouMean } from '../values/nearest.ts'
import { parsePath, pathOf, type Path } from './path.ts'
import type { FieldProfile, Profile } from './profile.ts'

/** The fields of a source, as its profile found them. */
export type SourceFields = {
  records: number
  /** The profile of exactly this path; null where there is none. */
  profileOf: (path: string) => FieldProfile | null
  /** A sentence where the source has nothing at this path; null where it has, or the path is faulty. */
  problemOf: (path: string) => string | null
}

/** Null where there is nothing to compare with. */
export function sourceFields(profile: Profile | undefined): SourceFields | null {
  if (profile === undefined || profile.records === 0) return null
  const exact = new Map(profile.fields.map((field) => [normal(field.path), field]))
  // An item or pick of a list is known where the list is; a group of fields where one of its fields is.
  const known = new Set(profile.fields.flatMap((field) => prefixes(field.path)))
  const keyed = new Set(profile.fields.flatMap((field) => keyedLists(field.path)))
  // Comparing with every field is slow, and whoever has so many faults has one cause for them.
  let hints = 50
  return {
    records: profile.records,
    profileOf: (path) => exact.get(normal(path)) ?? null,
    problemOf: (path) => {
      const parsed = parsePath(path)
      if (!('path' in parsed) || known.has(general(parsed.path))) return null
      // What names the items of such a list stands in the paths of the profile, not among its fields.
      if (isOfItem(parsed.path) && keyed.has(general(parsed.path.slice(0, -1)))) return null
      hints -= 1
      const hint = hints < 0 ? '' : didYouMean(path, exact.keys())
      return `'${path}' is not a field of the source${hint === '' ? '.' : hint}`
    },
  }
}

function prefixes(text: string): string[] {
  const parsed = parsePath(text)
  if (!('path' in parsed)) return []
  return parsed.path.flatMap((_, at) => {
    const prefix = parsed.path.slice(0, at + 1)
    return [pathOf(prefix), general(prefix)]
  })
}

/** The lists of which the profile knows each item by its name. */
function keyedLists(text: string): string[] {
  const parsed = parsePath(text)
  if (!('path' in parsed)) return []
  return parsed.path.flatMap(({ kind }, at) =>
    kind === 'pick' ? [general(parsed.path.slice(0, at))] : [],
  )
}

/** A path to something that an item of a list holds. */
function isOfItem(path: Path): boolean {
  return path.at(-1)?.kind === 'key' && path.length > 1 && path.at(-2)?.kind !== 'key'
}

function normal(text: string): string {
  const parsed = parsePath(text)
  return 'path' in parsed ? pathOf(parsed.path) : text
}

/** The path without saying which items of a list are meant. */
function general(path: Path): string {
  return pathOf(path.filter((segment) => segment.kind === 'key'))
}
