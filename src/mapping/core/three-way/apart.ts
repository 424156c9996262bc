import type { MappingDocument } from '../document.ts'
import { rowsOf, type Row } from './rows.ts'
import { isGroup, partOf, same } from './same.ts'

/**
 * My document, in which each row that I added under an id that they gave to another row meanwhile has an id of its own;
 * what in mine refers to it goes with it. So two who add a row at the same time add two rows, and two who name the same
 * thing (a field, a source value) name it once.
 */
export function keptApart(
  base: MappingDocument,
  mine: MappingDocument,
  theirs: MappingDocument,
): MappingDocument {
  const renamed: Renamed[] = []
  const own = look({ base, mine, theirs }, [], renamed)
  return renamed.length === 0 ? mine : referredTo(own as MappingDocument, renamed)
}

type Sides = { base: unknown; mine: unknown; theirs: unknown }
type Renamed = { list: string; from: string; to: string }

/** @param keys the way to the value, without the ids of rows. */
function look({ base, mine, theirs }: Sides, keys: readonly string[], renamed: Renamed[]): unknown {
  if (mine === base || mine === theirs || theirs === undefined) return mine
  const [baseRows, myRows, theirRows] = [rowsOf(base), rowsOf(mine), rowsOf(theirs)]
  if (Array.isArray(mine) && baseRows && myRows && theirRows) {
    const freeId = freeIds([baseRows, myRows, theirRows])
    return [...myRows].map(([id, row]) => {
      const other = theirRows.get(id)
      const sides = { base: baseRows.get(id), mine: row, theirs: other }
      if (!other || baseRows.has(id) || !isAnother(row, other)) return look(sides, keys, renamed)
      const to = freeId(id)
      renamed.push({ list: keys.join('.'), from: id, to })
      return { ...row, id: to }
    })
  }
  if (!isGroup(mine) || !isGroup(theirs)) return mine
  const before = renamed.length
  const parts = Object.entries(mine).map(([key, part]) => {
    const sides = { base: partOf(base, key), mine: part, theirs: partOf(theirs, key) }
    return [key, look(sides, [...keys, key], renamed)] as const
  })
  return inOwnTable(Object.fromEntries(parts), renamed.slice(before))
}

/** What a row is about: the first of these that it has says whether two rows are about the same. */
const about = new Set('name field code key label message type reads source from by when'.split(' '))

function isAnother(mine: Row, theirs: Row): boolean {
  if (typeof mine['id'] !== 'string') return false
  const key = Object.keys(mine).find((key) => about.has(key)) ?? 'id'
  const [one, other] = [mine[key], theirs[key]]
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length + other.length > 0 && !one.some((item) => other.includes(item))
  }
  return !same(one, other)
}

/** Gives each id that is taken one that is not, and none of them twice. */
function freeIds(taken: readonly ReadonlyMap<string, unknown>[]): (id: string) => string {
  const numbers = new Map<string, number>()
  return (id) => {
    const start = id.slice(0, 55)
    for (;;) {
      const number = (numbers.get(start) ?? 1) + 1
      numbers.set(start, number)
      const next = `${start}-${number}`
      if (!taken.some((rows) => rows.has(next))) return next
    }
  }
}

/** The cells of a rule stand under the ids of its table's columns. */
function inOwnTable(table: Row, renamed: readonly Renamed[]): Row {
  const columns = idsIn('rules.tables.columns', renamed)
  if (columns.size === 0 || !Array.isArray(table['rows'])) return table
  const rows = (table['rows'] as Row[]).map((row) => {
    const cells = Object.entries(isGroup(row['when']) ? row['when'] : {})
    const when = Object.fromEntries(cells.map(([id, cell]) => [columns.get(id) ?? id, cell]))
    return { ...row, when }
  })
  return { ...table, rows }
}

/** Value tables and types of tags are named elsewhere by their ids. */
function referredTo(document: MappingDocument, renamed: readonly Renamed[]): MappingDocument {
  const tables = idsIn('values.tables', renamed)
  const types = idsIn('tags.types', renamed)
  if (tables.size === 0 && types.size === 0) return document
  const parts = Object.entries(document).map(([tab, part]): [string, unknown] => {
    if (tab === 'testPeople') return [tab, part]
    const ids = { values: tables, table: tables, ...(tab === 'tags' && { type: types }) }
    return [tab, follow(part, new Map(Object.entries(ids)))]
  })
  return Object.fromEntries(parts) as MappingDocument
}

/** @param ids by the keys that name them, the new ids by the old. */
function follow(value: unknown, ids: ReadonlyMap<string, ReadonlyMap<string, string>>): unknown {
  if (Array.isArray(value)) return value.map((item) => follow(item, ids))
  if (!isGroup(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => {
      const to = typeof part === 'string' ? ids.get(key)?.get(part) : undefined
      return [key, to ?? follow(part, ids)]
    }),
  )
}

function idsIn(list: string, renamed: readonly Renamed[]): ReadonlyMap<string, string> {
  return new Map(renamed.flatMap((one) => (one.list === list ? [[one.from, one.to] as const] : [])))
}
