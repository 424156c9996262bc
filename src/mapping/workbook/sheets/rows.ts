import { longestCell } from '../package/sheet.ts'
import { rowsAt, textOf, valueAt, type Data } from './data.ts'
import type { Column, Path, TableSheet } from './definition.ts'

/** A row of the document as its sheet shows it. */
export type SheetRow = { id: string; owner: string | null; data: Data; texts: string[] }

/** The columns of a sheet, that of what its rows belong to first. */
export function columnsOf({ columns, home }: TableSheet): readonly Column[] {
  return 'owner' in home ? [home.owner, ...columns] : columns
}

/** The rows of a sheet in a document, in its order. */
export function sheetRows(sheet: TableSheet, document: Data): SheetRow[] {
  return listsOf(sheet, document).flatMap(({ owner, path }) =>
    rowsAt(document, path).map((data) => ({
      id: textOf(data['id']),
      owner,
      data,
      texts: [
        ...('owner' in sheet.home ? [cellText(sheet.home.owner, owner)] : []),
        ...sheet.columns.map((column) => cellText(column, valueAt(data, column.at))),
      ],
    })),
  )
}

/** The lists that a sheet's rows stand in, each with the id of what it belongs to. */
export function listsOf(
  { home }: TableSheet,
  document: Data,
): { owner: string | null; path: Path }[] {
  if ('list' in home) return [{ owner: null, path: home.list }]
  return rowsAt(document, home.owners).map((owner, at) => ({
    owner: textOf(owner['id']),
    path: [...home.owners, at, ...home.inside],
  }))
}

/** What stands in the cell of a value; what no spreadsheet program takes is named there instead. */
export function cellText({ kind }: Pick<Column, 'kind'>, value: unknown): string {
  const text = value === undefined ? '' : kind.write(value)
  if (text.length <= longestCell) return text
  return `(${text.length.toLocaleString('en')} characters: ${tooLong})`
}

/** Stands in the place of a text that is too long: it comes back as the text that it stands for. */
export function isPlaceholder(text: string): boolean {
  return text.endsWith(`${tooLong})`)
}

const tooLong = 'too long for a cell, edit it in the console'
