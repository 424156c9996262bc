import { areaNames, partOfProgram, type Area, type Program } from '../document/area.ts'
import { rowName, type Row } from '../three-way/rows.ts'
import { isGroup, partOf } from '../three-way/same.ts'
import { columnLabel } from './labels.ts'
import type { Names } from './names.ts'
import { columnText, rowText } from './texts.ts'

/** A place in the document, and what a client calls the way to it. */
export type Place = {
  tab: Area
  /** Keys and ids of rows, from the tab on. */
  path: readonly string[]
  /** Names of the rows on the way, from the outside in, and labels of the keys behind the last of them. */
  rows: readonly string[]
  columns: readonly string[]
  /** Id of the last row, and the key behind it. */
  row: string | null
  key: string | null
}

export function placeOfTab(tab: Area): Place {
  return { tab, path: [], rows: [], columns: [], row: null, key: null }
}

export function intoRow(place: Place, id: string, row: Row | null, names: Names): Place {
  const rows = [...place.rows, ...place.columns, row ? rowText(place.tab, row, names) : id]
  return { ...place, path: [...place.path, id], rows, columns: [], row: id, key: null }
}

export function intoKey(place: Place, key: string, names: Names): Place {
  const { tab, path } = place
  const columns = listKeys.has(key)
    ? place.columns
    : [...place.columns, keyLabel(tab, path.at(-1), key, names)]
  return { ...place, path: [...path, key], columns, key: place.key ?? key }
}

/** Keys that only hold the rows of a tab or a table. */
const listKeys = new Set(['rows', 'tables', 'types'])

/** Keys of `set` and of expected fields are fields of the platform; those of `when` columns of a rules table. */
function keyLabel(tab: Area, group: string | undefined, key: string, names: Names): string {
  if (group === 'set' || (tab === 'testPeople' && group === 'fields')) {
    return names.label('fields', key)
  }
  const column = group === 'when' ? names.ruleColumn(key) : undefined
  return column ? columnText(column, names) : columnLabel(tab, key)
}

/** Row and column as a client calls them; a setting that has parts stands for a row of them. */
export function called(place: Place): { row: string; column: string } {
  const isSetting = place.row === null && place.columns.length > 1
  const rows = isSetting ? place.columns.slice(0, 1) : place.rows
  const columns = isSetting ? place.columns.slice(1) : place.columns
  return { row: rows.join(' › '), column: columns.join(' › ') }
}

/** The place at the end of a path, as the first program that holds it has it. */
export function placeAt(
  tab: Area,
  path: readonly string[],
  names: Names,
  ...programs: readonly Program[]
): Place {
  let place = placeOfTab(tab)
  let values = programs.map((program) => partOfProgram(program, tab))
  for (const step of path) {
    const lists = values.filter(Array.isArray)
    const inside = values.map((value) =>
      Array.isArray(value) ? value.find((row) => rowName(row) === step) : partOf(value, step),
    )
    const row = lists.length > 0 ? inside.find(isGroup) : undefined
    place =
      lists.length > 0 ? intoRow(place, step, row ?? null, names) : intoKey(place, step, names)
    values = inside
  }
  return place
}

/** What a client calls the cell that a check, a question or a person points at: 'Fields › Given name › Recipe'. */
export function cellCalled(
  { tab, row, column }: { tab: Area; row: string | null; column: string | null },
  program: Program,
  names: Names,
): string {
  const part = partOfProgram(program, tab)
  const found = row === null ? null : rowWithin(part, row)
  const isPart = row !== null && partOf(part, row) !== undefined
  const rowName = found ? rowText(tab, found, names) : isPart ? columnLabel(tab, row) : row
  const said = [areaNames[tab], rowName, column === null ? null : columnLabel(tab, column)]
  return said.filter((text) => text !== null && text !== '').join(' › ')
}

/** The first row of this name, in whatever list of a tab it stands. */
function rowWithin(value: unknown, name: string): Row | null {
  if (Array.isArray(value)) {
    const row = value.find((item) => rowName(item) === name)
    if (isGroup(row)) return row
  }
  if (typeof value !== 'object' || value === null) return null
  for (const part of Object.values(value)) {
    const row = rowWithin(part, name)
    if (row) return row
  }
  return null
}
