import type { Json, SourceRecord } from '../mapping/core/record.ts'
import { SourceError } from './source-error.ts'
import { expressionIn } from '../mapping/core/expression/mark.ts'
import { compilePath, parsePath, type Path, type Segment } from '../mapping/core/source/path.ts'

/**
 * A function that gives a record without the fields at these paths; the record itself stays as it was. A pick such as
 * `answers[question_identifier=DIET].answer` drops from the item that it picks. Paths that lead nowhere drop nothing.
 * Throws a SourceError for a faulty path: passing over one would store what must never be stored.
 */
export function createNeverStore(paths: readonly string[]): (record: SourceRecord) => SourceRecord {
  const drops = paths.map((text) => {
    const parsed = parseDropped(text)
    if ('problem' in parsed) {
      throw new SourceError('never_store_invalid', { path: text, fault: parsed.problem })
    }
    return parsed.path
  })
  if (drops.length === 0) return (record) => record
  return (record) =>
    drops.reduce<SourceRecord>((left, path) => without(left, path) as SourceRecord, record)
}

/** The sentence that is wrong with a never-store path, or null. */
export function neverStoreProblem(path: string): string | null {
  const parsed = parseDropped(path)
  return 'problem' in parsed ? parsed.problem : null
}

/** What a mapping calculates is nowhere in the record, so it cannot be left out of it. */
function parseDropped(text: string): { path: Path } | { problem: string } {
  if (expressionIn(text) === null) return parsePath(text)
  return { problem: 'A path is expected here, and this is an expression.' }
}

/** Copies only what lies on the path; what lies beside it is shared with the original. */
function without(value: Json, [segment, ...rest]: readonly Segment[]): Json {
  if (segment === undefined || value === null) return value
  if (segment.kind === 'key') return withoutKey(value, segment.key, rest)
  // As when reading a path, something that is not a list counts as a list of one.
  if (!Array.isArray(value)) return (without([value], [segment, ...rest]) as Json[])[0] ?? null
  const picked = pickedIndexes(value, segment)
  if (rest.length === 0) return value.filter((_, index) => !picked.has(index))
  return value.map((item, index) => (picked.has(index) ? without(item, rest) : item))
}

/** A record may hold a key in both its spellings, and both are meant. */
function withoutKey(value: Json, key: string, rest: readonly Segment[]): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const isMeant = (own: string) => own.normalize() === key.normalize()
  if (!Object.keys(value).some(isMeant)) return value
  const left = Object.entries(value).flatMap(([own, inner]): [string, Json][] => {
    if (!isMeant(own)) return [[own, inner]]
    return rest.length === 0 ? [] : [[own, without(inner, rest)]]
  })
  return Object.fromEntries(left)
}

/** Every item that a pick fits, not the first alone: a second answer to the same question is as private. */
function pickedIndexes(items: Json[], segment: Segment): Set<number> {
  if (segment.kind === 'item') return new Set([segment.index])
  if (segment.kind === 'all') return new Set(items.keys())
  const read = compilePath([{ ...segment }])
  return new Set([...items.keys()].filter((index) => read([items[index] ?? null]) !== undefined))
}
