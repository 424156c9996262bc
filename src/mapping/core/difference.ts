import { z } from 'zod'
import { areas, partOfProgram, type Area, type Program } from './document/area.ts'
import { brief } from './document/brief.ts'
import { columnLabel } from './difference/labels.ts'
import { namesOf, type Names } from './difference/names.ts'
import { called, intoKey, intoRow, placeOfTab, type Place } from './difference/place.ts'
import { cellText, rowText, short } from './difference/texts.ts'
import { mappingDocument } from './document.ts'
import { markOf } from './document/marks.ts'
import { movedRows, rowsOf, type Row } from './three-way/rows.ts'
import { isGroup, keysOf, partOf, same } from './three-way/same.ts'

/** One thing that is not as it was, in the client's words. */
export type Difference = {
  tab: Area
  /** Keys and ids of rows, from the tab to the cell. */
  path: string[]
  /** The row that it is in, or the part of a tab: its id, and what the client calls it. Null for the whole tab. */
  row: { id: string; name: string } | null
  /** Null for the whole row. */
  column: { key: string; label: string } | null
  kind: 'added' | 'removed' | 'changed' | 'moved'
  /** Short texts; '' for blank, and for a row that is not there. */
  before: string
  after: string
  /** A note, an expectation, an order without a meaning: nothing that runs is another for it. */
  changesNothing: boolean
}

/** What differs between two programs, tab by tab, in the order in which one reads them. */
export function difference(before: Program, after: Program): Difference[] {
  const names = namesOf(after, before)
  const ordered = [before, after].some(({ document }) => document.userTypes.combine === 'first')
  const told: Told = { names, userTypesAreOrdered: ordered, found: [] }
  for (const tab of areas) {
    const schema = tab === 'platform' ? null : mappingDocument.shape[tab]
    const at = { place: placeOfTab(tab), schema, silent: isSilent(schema) }
    compare(told, at, partOfProgram(before, tab), partOfProgram(after, tab))
  }
  return told.found
}

type Told = { names: Names; userTypesAreOrdered: boolean; found: Difference[] }
type Schema = z.core.$ZodType | null
type At = { place: Place; schema: Schema; silent: boolean }

function compare(told: Told, at: At, was: unknown, is: unknown): void {
  if (same(was, is)) return
  const schema = within(at.schema)
  const [wasRows, isRows] = [rowsOf(was), rowsOf(is)]
  if (Array.isArray(was) && Array.isArray(is) && wasRows && isRows) {
    return compareRows(told, { ...at, schema }, wasRows, isRows)
  }
  if (isGroup(was) && isGroup(is)) return compareGroups(told, { ...at, schema }, was, is)
  const { tab, path } = at.place
  const [before, after] = [was, is].map((value) =>
    cellText(tab, path.at(-1) ?? '', value, told.names),
  )
  // Two sources can have one label, and some texts differ in what one does not see.
  const [from = '', to = ''] = before === after ? [was, is].map(asWritten) : [before, after]
  tell(told, at, { kind: 'changed', before: from, after: to })
}

function compareGroups(told: Told, at: At, was: Row, is: Row): void {
  const shape: unknown = at.schema instanceof z.ZodObject ? at.schema.shape : {}
  for (const key of new Set([...keysOf(is), ...keysOf(was)])) {
    const schema = (partOf(shape, key) as z.core.$ZodType | undefined) ?? null
    const place = intoKey(at.place, key, told.names)
    const inside = { place, schema, silent: at.silent || isSilent(schema) }
    compare(told, inside, partOf(was, key), partOf(is, key))
  }
}

function compareRows(
  told: Told,
  at: At,
  was: ReadonlyMap<string, Row>,
  is: ReadonlyMap<string, Row>,
): void {
  const schema = at.schema instanceof z.ZodArray ? at.schema.def.element : null
  const [wasOrder, isOrder] = [placesOf(was), placesOf(is)]
  const moved = movedRows([...was.keys()], [...is.keys()])
  for (const id of new Set([...is.keys(), ...was.keys()])) {
    const [before, after] = [was.get(id), is.get(id)]
    if (before && after && !moved.has(id) && same(before, after)) continue
    const place = intoRow(at.place, id, after ?? before ?? null, told.names)
    const inside = { ...at, place, schema }
    const text = (row: Row | undefined) => (row ? summary(told, inside, row) : '')
    if (!before || !after) {
      const kind = before ? 'removed' : 'added'
      tell(told, inside, { kind, before: text(before), after: text(after) })
      continue
    }
    compare(told, inside, before, after)
    if (!moved.has(id)) continue
    const order = { before: wasOrder.get(id) ?? '', after: isOrder.get(id) ?? '' }
    tell(told, { ...inside, silent: at.silent || isFree(told, at) }, { kind: 'moved', ...order })
  }
}

const placesOf = (rows: ReadonlyMap<string, Row>) =>
  new Map([...rows.keys()].map((id, at) => [id, `row ${(at + 1).toLocaleString('en')}`]))

function tell(
  { found }: Told,
  { place, silent }: At,
  { kind, before, after }: Pick<Difference, 'kind' | 'before' | 'after'>,
): void {
  const names = called(place)
  const [row, key] = place.row === null && names.row !== '' ? place.path : [place.row, place.key]
  found.push({
    tab: place.tab,
    path: [...place.path],
    row: row === null || row === undefined ? null : { id: row, name: names.row },
    column: names.column === '' ? null : { key: key ?? '', label: names.column },
    kind,
    before: short(before),
    after: short(after),
    changesNothing: silent,
  })
}

/** What a row says beyond its name, without what every new row says. */
function summary({ names }: Told, { place: { tab }, schema }: At, row: Row): string {
  const said = schema instanceof z.ZodType ? brief(schema, row) : row
  if (!isGroup(said)) return ''
  const name = rowText(tab, row, names)
  return keysOf(said)
    .filter((key) => !['id', 'note'].includes(key))
    .map((key) => ({ key, text: cellText(tab, key, said[key], names) }))
    .filter(({ text }) => text !== '' && text !== name)
    .map(({ key, text }) => `${columnLabel(tab, key)}: ${short(text, 80)}`)
    .join(' · ')
}

/** What a default or the permission of null is wrapped around. */
function within(schema: Schema): Schema {
  return schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault ||
    schema instanceof z.ZodNullable
    ? within(schema.def.innerType)
    : schema
}

const isSilent = (schema: Schema) =>
  [schema, within(schema)].some((one) => one !== null && markOf(one).silent === true)

/** Whether the order of these rows has no meaning. */
function isFree({ userTypesAreOrdered }: Told, { place, schema }: At): boolean {
  if (place.tab === 'userTypes' && place.path.length === 1) return !userTypesAreOrdered
  return schema !== null && markOf(schema).order === 'free'
}

function asWritten(value: unknown): string {
  if (value === undefined || value === null) return ''
  return typeof value === 'string' ? value : JSON.stringify(value)
}
