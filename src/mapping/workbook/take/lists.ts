import { rowsAt, withValue, type Data } from '../sheets/data.ts'
import { keyOf, type Path, type TableSheet } from '../sheets/definition.ts'
import { columnsOf, listsOf, type SheetRow } from '../sheets/rows.ts'
import { placeOf, type Findings } from './findings.ts'
import type { Grid, GridRow } from './grid.ts'
import { Ids, idsIn } from './ids.ts'

/** A row that came back. `owner` is the id of what it belongs to, where rows of a sheet belong to something. */
export type TakenRow = {
  row: GridRow
  data: Data
  owner: string | null
  /** What it was, and in which place of the sheet; null for a new row. */
  old: SheetRow | null
  order: number | null
  /** False where a cell of it could not be read. */
  isRead: boolean
}

type Context = { document: Data; before: Data; grid: Grid; findings: Findings }

/** Puts the rows of a sheet into the lists of the document that they belong to. */
export function intoLists(rows: readonly TakenRow[], sheet: TableSheet, context: Context): Data {
  const lists = listsOf(sheet, context.document)
  const owners = new Set(lists.map(({ owner }) => owner))
  for (const row of rows) {
    if (!owners.has(row.owner)) tellLost(row, sheet, context)
  }
  const kept = rows.filter(({ owner }) => owners.has(owner))
  const byOwner = Map.groupBy(withIds(kept, sheet, context), ({ owner }) => owner)
  let result: unknown = context.document
  for (const { owner, path } of lists) {
    const inSheet = byOwner.get(owner) ?? []
    const inList = sheet.home.isFree ? inOldOrder(inSheet) : inSheet
    const data = inList.map((row) => row.data)
    // An untouched list stays the same, so that what the form of an older document allowed is not looked at again.
    if (!isSame(data, rowsAt(result, path))) result = withValue(result, path, data)
    inList.forEach(({ row }, at) =>
      context.findings.from([...path, at], (inside) =>
        placeWithin(inside, row, sheet, context.grid),
      ),
    )
  }
  return result as Data
}

/** What belonged to something that was deleted goes with it; what belongs to nothing that is known cannot stay. */
function tellLost(
  { row, owner, old, isRead }: TakenRow,
  { home }: TableSheet,
  context: Context,
): void {
  if (!('owner' in home) || !isRead || (old !== null && old.owner === owner)) return
  const place = placeOf(context.grid.name, row.at, home.owner.header)
  context.findings.problem(place, 'Is blank. Say what the row belongs to, or delete the row.')
}

function withIds(
  rows: readonly TakenRow[],
  { tab, named, home }: TableSheet,
  { document, before, grid, findings }: Context,
): readonly TakenRow[] {
  if ('list' in home && !home.hasIds) return rows
  const ids = new Ids([...idsIn(document[tab]), ...idsIn(before[tab])])
  const naming = grid.columns.get(named) ?? -1
  return rows.map((taken) => {
    const { row, old, data } = taken
    if (old !== null) return taken
    const kept = ids.keep(row.id)
    if (row.id !== '' && kept === null) {
      findings.note(
        `${placeOf(grid.name, row.at)} is a copy of another row; it becomes a row of its own.`,
      )
    }
    return { ...taken, data: { id: kept ?? ids.next(row.cells[naming] ?? ''), ...data } }
  })
}

/** Where order has no meaning, a sheet that somebody sorted is no change: new rows come last. */
function inOldOrder(rows: readonly TakenRow[]): readonly TakenRow[] {
  return rows.toSorted((a, b) => (a.order ?? Infinity) - (b.order ?? Infinity) || 0)
}

function isSame(rows: readonly Data[], before: readonly Data[]): boolean {
  return rows.length === before.length && rows.every((row, at) => row === before[at])
}

function placeWithin(inside: Path, row: GridRow, sheet: TableSheet, grid: Grid): string {
  const column = columnsOf(sheet).find(({ at }) => at.every((key, place) => inside[place] === key))
  return placeOf(
    grid.name,
    row.at,
    column && grid.columns.has(keyOf(column)) ? column.header : undefined,
  )
}
