import { colours, type LookName } from '../package/look.ts'
import type { WrittenCell, WrittenSheet } from '../package/sheet.ts'

/** A sheet that is there to be read: somebody else fills it in. */
export function readOnly(sheet: WrittenSheet): WrittenSheet {
  return {
    ...sheet,
    tabColour: colours.muted,
    columns: sheet.columns.map((column) => ({ ...column, look: closed(column.look) })),
    rows: sheet.rows.map((row, at) => row.map((cell) => cell && closedCell(cell, at))),
    dropDowns: [],
  }
}

const aboutRow = 2

function closedCell(cell: WrittenCell, row: number): WrittenCell {
  const text = row === aboutRow && cell.text !== '' ? `${notYours} ${cell.text}` : cell.text
  return { ...cell, text, look: closed(cell.look) }
}

const notYours = 'To be read only: the platform team fills this sheet in.'

function closed(look: LookName): LookName {
  if (look === 'open') return 'fixed'
  return look === 'openHeader' ? 'header' : look
}
