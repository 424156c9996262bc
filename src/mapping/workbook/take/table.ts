import { mostRows } from '../../core/document/parts.ts'
import type { ReadSheet } from '../package/sheet.ts'
import { textOf, withValue, type Data } from '../sheets/data.ts'
import { keyOf, type TableSheet } from '../sheets/definition.ts'
import { columnsOf, sheetRows, type SheetRow } from '../sheets/rows.ts'
import { readCell } from './cell.ts'
import { placeOf, type Findings } from './findings.ts'
import {
  filledRows,
  gridOf,
  headingsGone,
  tellMissing,
  tooMany,
  type Grid,
  type GridRow,
} from './grid.ts'
import { claimed } from './ids.ts'
import { intoLists, type TakenRow } from './lists.ts'

/** A sheet as it is defined now, and as it was when the workbook was made; `before` is the document of then. */
export type Sides<Definition> = { now: Definition; once: Definition; before: Data }

/** Takes the rows of a sheet into the document. Cells that say what they said leave everything as it was. */
export function takeTable(
  sheet: ReadSheet,
  { now, once, ...sides }: Sides<TableSheet>,
  document: Data,
  findings: Findings,
): Data {
  const known = columnsOf(now).map((column) => ({ key: keyOf(column), heading: column.header }))
  const grid = gridOf(sheet, known)
  if (grid === null) {
    findings.problem(sheet.name, headingsGone)
    return document
  }
  tellMissing(grid, known, findings)
  const before = sheetRows(once, sides.before)
  const rows = filledRows(grid, before)
  if (rows.length > mostRows) {
    findings.problem(sheet.name, tooMany(rows.length))
    return document
  }
  const old = oldRows(rows, before, now, grid)
  const taken = rows.map((row, at) => takeRow(row, old[at] ?? null, now, grid, findings))
  return intoLists(taken, now, { document, before: sides.before, grid, findings })
}

/** For each row the one that it was, by the columns that are still there. */
function oldRows(
  rows: readonly GridRow[],
  before: readonly SheetRow[],
  sheet: TableSheet,
  { columns }: Grid,
): (Old | null)[] {
  const present = columnsOf(sheet).map((column) => columns.get(keyOf(column)))
  return claimed(
    rows.map(({ id, cells }) => ({
      id,
      texts: present.flatMap((place) => (place === undefined ? [] : (cells[place] ?? ''))),
    })),
    before.map((row, order) => ({
      id: row.id,
      texts: row.texts.filter((_, at) => present[at] !== undefined),
      row,
      order,
    })),
  )
}

type Old = { id: string; texts: readonly string[]; row: SheetRow; order: number }

function takeRow(
  row: GridRow,
  old: Old | null,
  sheet: TableSheet,
  grid: Grid,
  findings: Findings,
): TakenRow {
  let data: unknown = old?.row.data ?? {}
  let owner = old?.row.owner ?? null
  let isRead = true
  columnsOf(sheet).forEach((column, at) => {
    const place = grid.columns.get(keyOf(column))
    if (place === undefined) return
    const said = readCell(column.kind, row.cells[place] ?? '', {
      before: old?.row.texts[at] ?? null,
      fault: grid.faultAt(row.at, place),
    })
    if (said === 'as before') return
    const isOwner = 'owner' in sheet.home && column === sheet.home.owner
    if ('problem' in said) {
      findings.problem(placeOf(grid.name, row.at, column.header), said.problem)
      isRead = false
    } else if (isOwner) owner = textOf(said.value)
    else data = withValue(data, column.at, said.value)
  })
  return {
    row,
    data: data as Data,
    owner,
    old: old?.row ?? null,
    order: old?.order ?? null,
    isRead,
  }
}
