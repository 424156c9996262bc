import type { Json, SourceRecord } from '../../mapping/core/record.ts'
import { valuesAt } from '../http/extract.ts'
import { isObject } from '../json-object.ts'

/** A list of objects somewhere in an answer. */
export type FoundList = {
  path: string[]
  items: SourceRecord[]
  /** How much its entries look like people; 0 for not at all. */
  peopleScore: number
}

/** The lists of an answer, those that look most like people first, then the longest. */
export function listsIn(body: Json): FoundList[] {
  return collect(body, []).sort(
    (a, b) => b.peopleScore - a.peopleScore || b.items.length - a.items.length,
  )
}

const deepest = 4

function collect(value: Json, path: string[]): FoundList[] {
  if (Array.isArray(value)) {
    const items = value.filter(isObject)
    // An empty list is a place as well: it may fill up.
    if (items.length < value.length) return []
    return [{ path, items, peopleScore: peopleScore(items) + (saysPeople(path) ? 2 : 0) }]
  }
  if (!isObject(value) || path.length >= deepest) return []
  return Object.entries(value).flatMap(([key, inner]) => collect(inner, [...path, key]))
}

/** A list of people within the entries of another, such as the positions of an order. */
export type NestedPeople = {
  path: string[]
  /** The fewest and the most in one entry. */
  fewest: number
  most: number
}

/** Null where the entries are the people themselves. */
export function nestedPeople(list: FoundList): NestedPeople | null {
  // Attendees may bring guests, but they are people in their own right.
  if (saysPeople(list.path)) return null
  const places = new Map<string, string[]>()
  for (const item of list.items) {
    for (const path of listPlaces(item, [])) places.set(JSON.stringify(path), path)
  }
  const candidates = [...places.values()].flatMap((path) => {
    const lists = list.items.map((item) => valuesAt(item, path).find(Array.isArray) ?? [])
    const entries = lists.flat().filter(isObject)
    const score = peopleScore(entries)
    if (score < (saysPeople(path) ? 1 : 3)) return []
    const sizes = lists.map((one) => one.length)
    return [{ path, score, fewest: Math.min(...sizes), most: Math.max(...sizes) }]
  })
  const [best] = candidates.sort((a, b) => b.score - a.score)
  return best ? { path: best.path, fewest: best.fewest, most: best.most } : null
}

function listPlaces(value: Json, path: string[]): string[][] {
  if (Array.isArray(value)) return value.some(isObject) ? [path] : []
  if (!isObject(value) || path.length >= 2) return []
  return Object.entries(value).flatMap(([key, inner]) => listPlaces(inner, [...path, key]))
}

function saysPeople(path: readonly string[]): boolean {
  return peopleNames.test(path.at(-1) ?? '')
}

const peopleNames =
  /attendee|registrant|participant|guest|position|passenger|delegate|speaker|people|person|^users?$|members?$|contacts?$/i

const signs: { sign: RegExp; weight: number }[] = [
  { sign: /e-?mail/i, weight: 3 },
  { sign: /first.?name|given.?name/i, weight: 2 },
  { sign: /last.?name|family.?name|surname/i, weight: 2 },
  { sign: /full.?name|attendee.?name|display.?name|user.?name|^name$/i, weight: 1 },
  { sign: /phone|company|organi[sz]ation|job.?title/i, weight: 1 },
]

/** By the names of the fields in the first entries, down to fields of fields (`profile.email`). */
function peopleScore(items: readonly SourceRecord[]): number {
  const names = new Set(items.slice(0, 20).flatMap((item) => namesIn(item, 2)))
  return signs.reduce(
    (score, { sign, weight }) => score + ([...names].some((name) => sign.test(name)) ? weight : 0),
    0,
  )
}

function namesIn(item: SourceRecord, depth: number): string[] {
  return Object.entries(item).flatMap(([key, inner]) =>
    isObject(inner) && depth > 1 ? [key, ...namesIn(inner, depth - 1)] : [key],
  )
}
