import { isGroup, partOf } from './same.ts'

export type Row = { [key: string]: unknown }

/** By what a row is known, in whatever order the rows stand: its id, or the key of what it is about. */
const names = ['id', 'key', 'userType'] as const

export function rowName(row: unknown): string | null {
  for (const name of names) {
    const value = partOf(row, name)
    if (typeof value === 'string') return value
  }
  return null
}

/**
 * A list as rows by their names, in its order; what is not there is an empty one. Null for a list that is one cell:
 * its items have no names, or two have one name.
 */
export function rowsOf(value: unknown): Map<string, Row> | null {
  if (value === undefined) return new Map()
  if (!Array.isArray(value)) return null
  const rows = new Map<string, Row>()
  for (const item of value as unknown[]) {
    const name = rowName(item)
    if (name === null || !isGroup(item) || rows.has(name)) return null
    rows.set(name, item)
  }
  return rows
}

/**
 * The order of rows that two sides arranged apart: theirs, into which go the rows that are mine alone and those that I
 * alone moved, each behind the row that it stands behind in mine. What both moved stands where they put it, and what
 * both added in one place stands theirs first.
 */
export function mergedOrder(
  base: readonly string[],
  mine: readonly string[],
  theirs: readonly string[],
  kept: (row: string) => boolean,
): string[] {
  const inTheirs = new Set(theirs)
  const movedByMe = movedRows(base, mine)
  const movedByThem = movedRows(base, theirs)
  const ours = mine.filter(kept)
  const placed = new Set(
    ours.filter((row) => !inTheirs.has(row) || (movedByMe.has(row) && !movedByThem.has(row))),
  )
  const behind = new Map<string | null, string>()
  for (const [at, row] of ours.entries()) {
    if (placed.has(row)) behind.set(ours[at - 1] ?? null, row)
  }
  const common = new Set([...base, ...mine])
  const order: string[] = []
  // What they added behind the same row was there first.
  let last: string | null = null
  const follow = () => {
    for (let row = behind.get(last); row !== undefined; row = behind.get(row)) order.push(row)
  }
  for (const row of theirs) {
    if (!kept(row) || placed.has(row)) continue
    if (common.has(row)) {
      follow()
      last = row
    }
    order.push(row)
  }
  follow()
  return order
}

/** The fewest rows that, taken out of both orders, leave the same order of those that both have. */
export function movedRows(before: readonly string[], after: readonly string[]): Set<string> {
  const place = new Map(before.map((row, at) => [row, at]))
  const common = after.filter((row) => place.has(row))
  const stay = longestRise(common.map((row) => place.get(row) ?? 0))
  return new Set(common.filter((_, at) => !stay.has(at)))
}

/** The places of a longest rising run within a list of different numbers (patience sorting). */
function longestRise(numbers: readonly number[]): Set<number> {
  /** By length less one, the place of the smallest number that a run of that length can end with. */
  const ends: number[] = []
  const previous: (number | undefined)[] = []
  for (const [at, number] of numbers.entries()) {
    let low = 0
    let high = ends.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((numbers[ends[middle] ?? 0] ?? 0) < number) low = middle + 1
      else high = middle
    }
    previous[at] = ends[low - 1]
    ends[low] = at
  }
  const places = new Set<number>()
  for (let at = ends.at(-1); at !== undefined; at = previous[at]) places.add(at)
  return places
}
