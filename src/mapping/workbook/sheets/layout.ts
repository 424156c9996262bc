// How a sheet lies: a hidden row of names for programs, the title, what the sheet is about, the headings, the rows. The
// first column is hidden too and holds the ids, so that rows may be sorted, added and deleted.
import type { DropDown, Usual, WrittenCell, WrittenSheet } from '../package/sheet.ts'
import type { LookName } from '../package/look.ts'
import { rowsAt, textOf, valueAt, type Data } from './data.ts'
import {
  usualAt,
  type Column,
  type RulesSheet,
  type SettingsSheet,
  type Sheet,
  type TableSheet,
} from './definition.ts'
import type { Lists } from './lists.ts'
import type { Names } from './names.ts'
import { ruleColumns } from './rule-columns.ts'
import { cellText, columnsOf, sheetRows } from './rows.ts'

/** Stands over the ids: below it begin the rows. */
export const idHeading = 'Row id'

type Context = { document: Data; names: Names; lists: Lists; name: string; tabColour: string }

export function laidOut(sheet: Sheet, context: Context): WrittenSheet {
  if (sheet.shape === 'table') return table(sheet, context)
  return sheet.shape === 'settings' ? settings(sheet, context) : rules(sheet, context)
}

function table(sheet: TableSheet, { document, lists, name, tabColour }: Context): WrittenSheet {
  const columns = columnsOf(sheet)
  const hidden = [sheet.key, ...columns.map(({ at }) => at.join('.'))]
  const headings = columns.map(({ header, note }) => cell(header, 'header', note))
  const rows = sheetRows(sheet, document)
  return {
    name,
    tabColour,
    columns: [hiddenColumn, ...columns.map(({ width }) => ({ width, look: 'open' as const }))],
    rows: [
      ...top(sheet, hidden),
      [cell(idHeading, 'header'), ...headings],
      ...rows.map(({ id, texts }) => [
        cell(id, 'hidden'),
        ...texts.map((text) => cell(text, 'open')),
      ]),
    ],
    hiddenRows: [0],
    heights: headHeights(3),
    frozen: { rows: 4, columns: 2 },
    headerRow: 3,
    usual: columns.flatMap((column, at) => usualOf(sheet, column, at + 1)),
    dropDowns: columns.flatMap((column, at) =>
      dropDown(column.kind, lists, at + 1, { fromRow: 4 }),
    ),
  }
}

/** What stands in most rows is grey, so that the rest stands out. */
function usualOf({ home }: TableSheet, { at, kind }: Column, column: number): Usual[] {
  if (!kind.isStrict || 'owner' in home) return []
  const place = [...home.list.filter((step) => typeof step === 'string'), ...at].join('.')
  const usual = usualAt(place)
  const text = usual === undefined ? '' : kind.write(usual)
  return text === '' ? [] : [{ column, fromRow: 4, text }]
}

function settings(
  sheet: SettingsSheet,
  { document, lists, name, tabColour }: Context,
): WrittenSheet {
  const first = 4
  return {
    name,
    tabColour,
    columns: [
      hiddenColumn,
      { width: 40, look: 'text' },
      { width: 48, look: 'text' },
      { width: 92, look: 'text' },
    ],
    rows: [
      ...top(sheet, [sheet.key, 'setting', 'value', 'about']),
      [idHeading, 'Setting', 'Your answer', 'What it means'].map((text) => cell(text, 'header')),
      ...sheet.settings.map(({ at, label, about, kind }) => [
        cell(at.join('.'), 'hiddenLocked'),
        cell(label, 'label'),
        cell(cellText({ kind }, valueAt(document, at)), 'open'),
        cell(about, 'fixed'),
      ]),
    ],
    hiddenRows: [0],
    heights: headHeights(3),
    frozen: { rows: 4, columns: 2 },
    dropDowns: sheet.settings.flatMap(({ kind }, at) =>
      dropDown(kind, lists, 2, { fromRow: first + at, toRow: first + at }),
    ),
  }
}

function rules(
  sheet: RulesSheet,
  { document, names, lists, name, tabColour }: Context,
): WrittenSheet {
  const at = rowsAt(document, ['rules', 'tables']).findIndex(({ id }) => id === sheet.table)
  const path = at === -1 ? null : ['rules', 'tables', at]
  const columns = ruleColumns(document, path, names)
  const rows = path === null ? [] : rowsAt(document, [...path, 'rows'])
  const headings = columns.map(({ heading, isOpen, note }) =>
    cell(heading, isOpen ? 'openHeader' : 'header', note),
  )
  const groups = columns.map(({ group }, at) =>
    cell(group === columns[at - 1]?.group ? '' : group, 'group'),
  )
  return {
    name,
    tabColour,
    columns: [hiddenColumn, ...columns.map(({ width }) => ({ width, look: 'open' as const }))],
    rows: [
      ...top(sheet, [sheet.key, ...columns.map(({ key }) => key)]),
      [null, ...groups],
      [cell(idHeading, 'header'), ...headings],
      ...rows.map((row) => [
        cell(textOf(row['id']), 'hidden'),
        ...columns.map((column) => cell(cellText(column, valueAt(row, column.at)), 'open')),
      ]),
    ],
    hiddenRows: [0],
    heights: headHeights(4),
    frozen: { rows: 5, columns: 1 },
    headerRow: 4,
    dropDowns: [
      ...columns.flatMap(({ kind }, at) => dropDown(kind, lists, at + 1, { fromRow: 5 })),
      ...columns.flatMap(({ group }, at) =>
        group === 'SET'
          ? dropDown({ choices: names.fields.names }, lists, at + 1, { fromRow: 4, toRow: 4 })
          : [],
      ),
    ],
  }
}

const hiddenColumn = { width: 14, look: 'hidden' as const, isHidden: true }

/** Cells beside a title are written too, or they would look like those below. */
function top({ about, name }: Sheet, hidden: string[]): (WrittenCell | null)[][] {
  const blank = hidden.slice(2).map(() => cell('', 'about'))
  return [
    hidden.map((text) => cell(text, 'hiddenLocked')),
    [null, cell(name, 'title'), ...blank],
    [null, cell(about, 'about'), ...blank],
  ]
}

function headHeights(headings: number): Map<number, number> {
  return new Map([
    [1, 28],
    [2, 20],
    [headings, 34],
  ])
}

function cell(text: string, look: LookName, note?: string): WrittenCell {
  return { text, look, ...(note !== undefined && { note }) }
}

function dropDown(
  { choices = [], isStrict = false }: { choices?: readonly string[]; isStrict?: boolean },
  lists: Lists,
  column: number,
  rows: Pick<DropDown, 'fromRow' | 'toRow'>,
): DropDown[] {
  return choices.length === 0
    ? []
    : [{ column, ...rows, choices: lists.placeOf(choices), isStrict }]
}
