import { fold } from '../../core/values/value.ts'
import type { CellFault, ReadSheet } from '../package/sheet.ts'
import { mostRows } from '../../core/document/parts.ts'
import { idHeading } from '../sheets/layout.ts'
import type { Findings } from './findings.ts'

export type GridRow = {
  /** Counts from 0, from the top of the sheet. */
  at: number
  id: string
  cells: readonly string[]
}

/** A sheet that came back: its rows below the headings, and which of its columns is which. */
export type Grid = {
  name: string
  /** Places of the columns, by the names that programs know them by. */
  columns: ReadonlyMap<string, number>
  /** The names of the columns that stand in the hidden row. */
  hidden: readonly { key: string; place: number }[]
  /** The row of headings, and its place. */
  headings: readonly string[]
  headingRow: number
  rows: readonly GridRow[]
  faultAt: (row: number, column: number) => CellFault | undefined
}

/** Headings are looked for so far down, in case somebody put rows above them. */
const furthestHeading = 20

/**
 * The grid of a sheet, or null where its headings are gone. Columns go by their hidden names; where somebody took those
 * away, by what their headings say.
 */
export function gridOf(
  { name, rows, faults }: ReadSheet,
  known: readonly { key: string; heading: string }[],
): Grid | null {
  const isId = (cell: string) => fold(cell) === fold(idHeading)
  const headingRow = rows.slice(0, furthestHeading).findIndex((row) => row.some(isId))
  const headings = rows[headingRow] ?? []
  const idColumn = headings.findIndex(isId)
  if (idColumn === -1) return null
  const hidden = headingRow > 0 ? (rows[0] ?? []) : []
  const columns = new Map<string, number>()
  for (const { key, heading } of known) {
    const byKey = hidden.indexOf(key, 1)
    const at = byKey === -1 ? headings.findIndex((cell) => fold(cell) === fold(heading)) : byKey
    if (at !== -1) columns.set(key, at)
  }
  const faulty = new Map(faults.map((fault) => [`${fault.row},${fault.column}`, fault]))
  return {
    name,
    columns,
    hidden: hidden.flatMap((key, place) => (key === '' || place === 0 ? [] : [{ key, place }])),
    headings,
    headingRow,
    rows: rows
      .map((cells, at) => ({ at, id: (cells[idColumn] ?? '').trim(), cells }))
      .slice(headingRow + 1),
    faultAt: (row, column) => faulty.get(`${row},${column}`),
  }
}

/**
 * The rows in which something stands, in a column that is known: the others were deleted, or never filled in. A row that
 * said nothing to begin with is still there.
 */
export function filledRows(
  { rows, columns, faultAt }: Grid,
  before: readonly { id: string; texts: readonly string[] }[],
): GridRow[] {
  const places = [...columns.values()]
  const silent = new Set(
    before.filter(({ texts }) => texts.every((text) => text === '')).map(({ id }) => id),
  )
  return rows.filter(
    ({ at, id, cells }) =>
      silent.has(id) ||
      places.some(
        (place) => (cells[place] ?? '').trim() !== '' || faultAt(at, place) !== undefined,
      ),
  )
}

export const headingsGone =
  'The headings of this sheet are gone, so its columns cannot be told apart. Copy your rows into a freshly downloaded workbook.'

export function tooMany(rows: number): string {
  return `The sheet has ${rows.toLocaleString('en')} rows; ${mostRows.toLocaleString('en')} are taken at most.`
}

/** Columns that are missing, and columns of somebody's own: what stays as it was, and what is left out. */
export function tellMissing(
  { name, columns, headings, rows }: Grid,
  known: readonly { key: string; heading: string }[],
  findings: Findings,
): void {
  for (const { key, heading } of known) {
    if (!columns.has(key))
      findings.note(`${name} has no column ${heading}: nothing was changed there.`)
  }
  const places = new Set(columns.values())
  headings.forEach((heading, at) => {
    const isOwn = heading.trim() !== '' && fold(heading) !== fold(idHeading) && !places.has(at)
    if (isOwn && rows.some(({ cells }) => (cells[at] ?? '').trim() !== '')) {
      findings.note(
        `${name}: the column ${heading.trim().slice(0, 80)} is not part of the document and was left out.`,
      )
    }
  })
}

/** Texts that look the same are the same: spreadsheet programs change line ends, people leave spaces behind. */
export function plain(text: string): string {
  return text.replace(/\r\n?/gu, '\n').trim().normalize('NFC')
}
