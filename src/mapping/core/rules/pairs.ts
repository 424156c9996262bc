import type { RuleTable } from '../document.ts'
import type { Asked } from './asked.ts'
import { covers } from './cover.ts'
import { meet } from './overlap.ts'
import type { ReadRow, ReadTable } from './read-table.ts'
import { bestColumn } from './row-index.ts'
import { contentOf } from './set.ts'

/** An earlier and a later row of one table. */
export type Pair = { earlier: ReadRow; later: ReadRow }

/** `hides`: only somebody with several values in one column could still reach the later row. */
export type Clash = Pair & { hides: boolean }

/** How many rows may still be held against another: of a great table that nothing tells apart, not all are. */
export type Effort = { left: number }

/**
 * Rows that are never reached, since a single row above fits whoever they fit; true only where that is certain. The
 * time is bounded by the effort.
 */
export function unreachable({ columns, rows }: ReadTable, effort: Effort): Pair[] {
  const above = coverIndex(rows)
  const found: Pair[] = []
  for (const later of sound(rows)) {
    const earlier = firstOf(above.thatMayCover(later), (row) => {
      effort.left -= 1
      return effort.left < 0 || rowCovers(row, later, columns)
    })
    if (effort.left < 0) break
    if (earlier !== undefined) found.push({ earlier, later })
    else above.add(later)
  }
  return found
}

/**
 * Rows that can both fit one person and do not agree. Where all rows count, they set one field differently, or one takes
 * the tag away that the other adds; where the first counts, the earlier takes some of the later's people, and is not the
 * special case of it that one puts on top on purpose. The first `most` pairs, and how many more there are. Columns are
 * taken to hold one value each.
 */
export function overlaps(
  { rows }: ReadTable,
  hit: RuleTable['hit'],
  effort: Effort,
  most: number,
): { pairs: Clash[]; more: number } {
  const above = meetIndex(rows)
  const found = { pairs: new Array<Clash>(), more: 0 }
  const actsOf = new Map(rows.map((row) => [row, readActs(row)]))
  const isClash = ({ earlier, later }: Pair) => {
    const [a, b] = [actsOf.get(earlier), actsOf.get(later)]
    if (a === undefined || b === undefined || a.all === b.all) return false
    return hit === 'all' ? disagree(a, b) : !rowCovers(later, earlier, null)
  }
  for (const later of sound(rows)) {
    for (const earlier of above.thatMayMeet(later)) {
      effort.left -= 1
      if (effort.left < 0) return found
      const pair = { earlier, later }
      if (!rowsMeet(pair) || !isClash(pair)) continue
      const hides = found.pairs.length < most && rowCovers(earlier, later, null)
      if (found.pairs.length < most) found.pairs.push({ ...pair, hides })
      else found.more += 1
    }
    above.add(later)
  }
  return found
}

function sound(rows: readonly ReadRow[]): ReadRow[] {
  return rows.filter(({ faults }) => faults.length === 0)
}

/** @param columns null where each is taken to hold one value. */
function rowCovers(a: ReadRow, b: ReadRow, columns: ReadTable['columns'] | null): boolean {
  const isSingle = (place: number) => columns === null || columns[place]?.single === true
  return (
    daysCover(a.row, b.row) &&
    a.asked.every((asked, place) => covers(asked, b.asked[place], isSingle(place)))
  )
}

function rowsMeet({ earlier, later }: Pair): boolean {
  return (
    daysMeet(earlier.row, later.row) &&
    earlier.asked.every((asked, place) => meet(asked, later.asked[place]))
  )
}

type Days = { from: string | null; until: string | null }

function daysCover(a: Days, b: Days): boolean {
  const begins = a.from === null || (b.from !== null && a.from <= b.from)
  return begins && (a.until === null || (b.until !== null && a.until >= b.until))
}

function daysMeet(a: Days, b: Days): boolean {
  const before = (one: Days, other: Days) =>
    one.until !== null && other.from !== null && one.until < other.from
  return !before(a, b) && !before(b, a)
}

type Acts = {
  sets: ReadonlyMap<string, string | null>
  row: ReadRow['row']
  /** All of it as one text: equal for rows that do the same. */
  all: string
}

function readActs({ row }: ReadRow): Acts {
  const sets = Object.entries(row.set)
    .map(([key, text]) => [key, contentOf(text)] as const)
    .filter(([, content]) => content !== '')
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
  const keys = [row.addTags, row.removeTags, row.addGroups].map((some) => some.toSorted())
  return { sets: new Map(sets), row, all: JSON.stringify([row.decision, sets, keys]) }
}

/** Whether it makes a difference that the later row comes later. */
function disagree(a: Acts, b: Acts): boolean {
  for (const [key, content] of a.sets) {
    if (b.sets.has(key) && b.sets.get(key) !== content) return true
  }
  const [one, other] = [a.row, b.row]
  return (
    one.addTags.some((tag) => other.removeTags.includes(tag)) ||
    one.removeTags.some((tag) => other.addTags.includes(tag)) ||
    (one.decision !== '' && other.decision !== '' && one.decision !== other.decision)
  )
}

/** Rows by the texts of one of their columns: whoever covers a row that names texts there must name its first. */
function coverIndex(rows: readonly ReadRow[]) {
  const order = byVariety(rows)
  const byText = new Map<string, ReadRow[]>()
  const others: ReadRow[] = []
  const keyOf = (place: number, text: string) => `${place} ${text}`
  return {
    add(row: ReadRow) {
      const place = order.find((column) => row.asked[column]?.when === 'is one of')
      const named = place === undefined ? undefined : row.asked[place]?.named
      if (place === undefined || named === undefined) others.push(row)
      else for (const text of named) push(byText, keyOf(place, text), row)
    },
    *thatMayCover({ asked }: ReadRow): Iterable<ReadRow> {
      for (const [place, condition] of asked.entries()) {
        if (condition?.when !== 'is one of' && condition?.when !== 'is blank') continue
        yield* byText.get(keyOf(place, condition.values[0] ?? '')) ?? []
      }
      yield* others
    },
  }
}

/** The columns, those first that name the most different texts. */
function byVariety(rows: readonly ReadRow[]): number[] {
  const texts = new Map<number, Set<string>>()
  for (const { asked } of rows) {
    for (const [place, condition] of asked.entries()) {
      if (condition?.when !== 'is one of') continue
      const known = texts.get(place) ?? new Set()
      texts.set(place, known)
      for (const text of condition.named) known.add(text)
    }
  }
  return [...texts].toSorted((a, b) => b[1].size - a[1].size).map(([place]) => place)
}

/** Rows by the texts of the column that tells them apart best: two of them meet there only in a common one. */
function meetIndex(rows: readonly ReadRow[]) {
  const best = bestColumn(rows.map(({ asked }) => ({ conditions: asked.map(indexed) }))) ?? -1
  const byText = new Map<string, ReadRow[]>()
  const all: ReadRow[] = []
  const others: ReadRow[] = []
  return {
    add(row: ReadRow) {
      const condition = row.asked[best]
      all.push(row)
      if (condition?.when !== 'is one of') others.push(row)
      else for (const text of condition.named) push(byText, text, row)
    },
    *thatMayMeet({ asked }: ReadRow): Iterable<ReadRow> {
      const condition = asked[best]
      if (condition?.when !== 'is one of') {
        yield* all
        return
      }
      yield* new Set([...condition.named].flatMap((text) => byText.get(text) ?? []))
      yield* others
    },
  }
}

function indexed(condition: Asked | undefined, column: number) {
  return { column, wanted: condition?.when === 'is one of' ? condition.values : null }
}

function push(lists: Map<string, ReadRow[]>, key: string, row: ReadRow): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [row])
  else list.push(row)
}

function firstOf<Item>(items: Iterable<Item>, is: (item: Item) => boolean): Item | undefined {
  for (const item of items) if (is(item)) return item
  return undefined
}
