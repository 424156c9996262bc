import { writeXlsx, type Cell, type ConditionalRule, type WriteSheet } from 'hucre/xlsx'
import { finish } from './finish.ts'
import { heightsOf } from './heights.ts'
import { colours, looks, usualLook } from './look.ts'
import {
  columnLetters,
  quotedSheet,
  type DropDown,
  type Usual,
  type WrittenCell,
  type WrittenSheet,
} from './sheet.ts'

/** Drop-downs go on below the last row, for the rows that people add. */
const lastRow = 10_050

/** An .xlsx file of these sheets. Every cell is a text, whatever it begins with; no sheet has a password. */
export async function writeWorkbook(
  sheets: WrittenSheet[],
  { title }: { title: string },
): Promise<Uint8Array> {
  const bytes = await writeXlsx({
    sheets: sheets.map(toSheet),
    properties: { title, creator: 'Gangway' },
    defaultFont: { name: 'Calibri', size: 11, color: { rgb: colours.ink } },
    workbookProtection: { lockStructure: true },
    namedRanges: sheets.flatMap(filterName),
  })
  return finish(bytes)
}

function toSheet(sheet: WrittenSheet): WriteSheet {
  const { columns, hiddenRows = [], dropDowns = [] } = sheet
  return {
    name: sheet.name,
    ...(sheet.hidden === 'hidden' && { hidden: true }),
    ...(sheet.hidden === 'deep' && { veryHidden: true }),
    view: { showGridLines: false, tabColor: { rgb: sheet.tabColour } },
    columns: columns.map(({ width, isHidden = false }) => ({ width, hidden: isHidden })),
    rows: [],
    cells: cellsOf(sheet),
    rowDefs: new Map<number, { height?: number; hidden?: boolean }>([
      ...heightsOf(sheet),
      ...hiddenRows.map((row) => [row, { hidden: true }] as const),
    ]),
    ...(sheet.frozen && { freezePane: sheet.frozen }),
    ...(sheet.headerRow !== undefined && {
      autoFilter: { range: filterRange(sheet.headerRow, sheet).join(':') },
    }),
    dataValidations: dropDowns.map(toValidation),
    conditionalRules: (sheet.usual ?? []).map(toRule),
    protection: whatPeopleMay,
    pageSetup: {
      paperSize: 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.5 },
    },
  }
}

/** The written cells, and one row below them that says how each column goes on; `finish.ts` reads it there. */
function cellsOf({ rows, columns }: WrittenSheet): Map<string, Partial<Cell>> {
  const cells = new Map<string, Partial<Cell>>()
  rows.forEach((row, at) =>
    row.forEach((cell, column) => {
      // A blank cell looks as its column does without being written.
      const isAsColumn = cell?.text === '' && cell.look === columns[column]?.look
      if (cell && !isAsColumn) cells.set(`${at},${column}`, toCell(cell))
    }),
  )
  columns.forEach(({ look }, column) =>
    cells.set(`${rows.length},${column}`, { value: null, style: looks[look] }),
  )
  cells.set(`${rows.length},${columns.length}`, { value: null, style: looks.beyond })
  return cells
}

function toCell({ text, look, note, link }: WrittenCell): Partial<Cell> {
  const quoted = look === 'open' && looksLikeFormula.test(text)
  return {
    ...(text !== '' && content(text)),
    style: looks[quoted ? 'openQuoted' : look],
    ...(note !== undefined && { comment: { author: 'Gangway', text: note } }),
    ...(link !== undefined && { hyperlink: { target: '', location: link } }),
  }
}

const looksLikeFormula = /^[=+\-@\t\r]/u

/** Of a plain text such as `#N/A` hucre makes an error; of a formatted one it makes none. */
function content(text: string): Partial<Cell> {
  const value = escaped(text)
  return value.startsWith('#') ? { value, richText: [{ text: value }] } : { value }
}

/** What programs read as the character of that number (ECMA-376 part 1, 22.9.2.19), and what XML cannot hold. */
function escaped(text: string): string {
  return text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/gu, '_x005F_')
    .replaceAll('\uFFFE', '_xFFFE_')
    .replaceAll('\uFFFF', '_xFFFF_')
}

/** Without this name LibreOffice drops the buttons for filtering and sorting. */
function filterName(sheet: WrittenSheet) {
  if (sheet.headerRow === undefined) return []
  const [from = '', to = ''] = filterRange(sheet.headerRow, sheet).map((ref) =>
    ref.replace(/^([A-Z]+)(\d+)$/u, '$$$1$$$2'),
  )
  const range = `${quotedSheet(sheet.name)}!${from}:${to}`
  return [{ name: '_xlnm._FilterDatabase', range, scope: sheet.name }]
}

function filterRange(headerRow: number, { rows, columns }: WrittenSheet): [string, string] {
  const last = Math.max(rows.length, headerRow + 2)
  return [`A${headerRow + 1}`, `${columnLetters(columns.length - 1)}${last}`]
}

function toValidation({ column, fromRow, toRow, choices, isStrict }: DropDown) {
  return {
    type: 'list' as const,
    formula1: choices,
    range: rangeBelow(column, fromRow, toRow),
    allowBlank: true,
    showErrorMessage: true,
    errorStyle: isStrict ? ('stop' as const) : ('warning' as const),
    errorTitle: isStrict ? 'Choose from the list' : 'Not in the list',
    errorMessage: isStrict
      ? 'This column takes only what its list offers. Press Escape and choose from the list.'
      : 'This is not in the list. Keep it only if it is new on purpose.',
  }
}

function toRule({ column, fromRow, text }: Usual, at: number): ConditionalRule {
  return {
    type: 'cellIs',
    operator: 'equal',
    formula: `"${text.replaceAll('"', '""')}"`,
    range: rangeBelow(column, fromRow),
    style: usualLook,
    priority: at + 1,
  }
}

function rangeBelow(column: number, fromRow: number, toRow = lastRow): string {
  const letters = columnLetters(column)
  return `${letters}${fromRow + 1}:${letters}${toRow + 1}`
}

/** Rows are added, deleted, sorted and filtered; headings and hidden columns stay. */
const whatPeopleMay = {
  selectLockedCells: true,
  selectUnlockedCells: true,
  formatCells: true,
  formatRows: true,
  insertRows: true,
  deleteRows: true,
  sort: true,
  autoFilter: true,
}
