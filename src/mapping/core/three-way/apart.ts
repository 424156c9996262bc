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
  return renamed.length === 0 ? mine : (renamed.reduce(referredTo, own) as MappingDocument)
}

type Sides = { base: unknown; mine: unknown; theirs: unknown }
type Renamed = { list: string; from: string; to: string }

/** @param keys the way to the value, without the ids of rows. */
function look({ base, mine, theirs }: Sides, keys: readonly string[], renamed: Renamed[]): unknown {
  if (mine === base || mine === theirs || theirs === undefined) return mine
  const [baseRows, myRows, theirRows] = [rowsOf(base), rowsOf(mine), rowsOf(theirs)]
  if (Array.isArray(mine) && baseRows && myRows && theirRows) {
    return [...myRows].map(([id, row]) => {
      const other = theirRows.get(id)
      const sides = { base: baseRows.get(id), mine: row, theirs: other }
      if (!other || baseRows.has(id) || !isAnother(row, other)) return look(sides, keys, renamed)
      const to = freeId(id, [baseRows, myRows, theirRows])
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
  return renamed.slice(before).reduce(inOwnTable, Object.fromEntries(parts))
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

function freeId(id: string, taken: readonly ReadonlyMap<string, unknown>[]): string {
  let number = 2
  const next = () => `${id.slice(0, 55)}-${number}`
  while (taken.some((rows) => rows.has(next()))) number += 1
  return next()
}

/** The cells of a rule stand under the ids of its table's columns. */
function inOwnTable(table: Row, { list, from, to }: Renamed): Row {
  if (list !== 'rules.tables.columns' || !Array.isArray(table['rows'])) return table
  const rows = (table['rows'] as Row[]).map((row) => {
    const cells = Object.entries(isGroup(row['when']) ? row['when'] : {})
    const when = Object.fromEntries(cells.map(([id, cell]) => [id === from ? to : id, cell]))
    return { ...row, when }
  })
  return { ...table, rows }
}

/** Value tables and types of tags are named elsewhere by their ids. */
function referredTo(value: unknown, renamed: Renamed): unknown {
  const { list, from, to } = renamed
  const keys = references[list]
  if (keys === undefined) return value
  const follow = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(follow)
    if (!isGroup(value)) return value
    return Object.fromEntries(
      Object.entries(value).map(([key, part]) => [
        key,
        part === from && keys.includes(key) ? to : follow(part),
      ]),
    )
  }
  if (!isGroup(value)) return value
  const parts = Object.entries(value).map(([tab, part]) => {
    const refers = list === 'values.tables' ? tab !== 'testPeople' : list.startsWith(`${tab}.`)
    return [tab, refers ? follow(part) : part]
  })
  return Object.fromEntries(parts)
}

const references: { [list: string]: readonly string[] } = {
  'values.tables': ['values', 'table'],
  'tags.types': ['type'],
}
