import { mostRows } from '../../core/document/parts.ts'
import type { ReadSheet } from '../package/sheet.ts'
import { rowsAt, textOf, valueAt, withValue, type Data } from '../sheets/data.ts'
import type { Path, RulesSheet } from '../sheets/definition.ts'
import type { Names } from '../sheets/names.ts'
import { ruleColumns, type RuleColumn } from '../sheets/rule-columns.ts'
import { cellText } from '../sheets/rows.ts'
import { readCell } from './cell.ts'
import { placeOf, type Findings } from './findings.ts'
import { filledRows, gridOf, headingsGone, tooMany, type Grid, type GridRow } from './grid.ts'
import { claimed, Ids, idsIn } from './ids.ts'
import { takeHeadings, type TakenColumn } from './rule-headings.ts'

type Sides = { now: RulesSheet; names: Names; namesThen: Names; before: Data }

/** Takes a decision table into the document: its headings are columns of conditions, its rows are rules. */
export function takeRules(
  sheet: ReadSheet,
  { now, names, namesThen, before }: Sides,
  document: Data,
  findings: Findings,
): Data {
  const path = tableOf(now, document, before)
  const grid = ruleGrid(sheet)
  if (grid === null) {
    findings.problem(sheet.name, headingsGone)
    return document
  }
  const pathThen = pathOfTable(now.table, before)
  const known = ruleColumns(before, pathThen, namesThen)
  const rulesThen = pathThen === null ? [] : rowsAt(before, [...pathThen, 'rows'])
  const rows = filledRows(grid, rulesThen.map(saidThen(known)))
  if (rows.length > mostRows) {
    findings.problem(sheet.name, tooMany(rows.length))
    return document
  }
  const ids = new Ids(idsIn(document['rules']))
  const { columns, conditions } = takeHeadings(grid, rows, {
    known,
    conditions: pathThen === null ? [] : rowsAt(before, [...pathThen, 'columns']),
    names,
    ids,
    findings,
  })
  const isBlank = rows.length === 0 && conditions.length === 0
  if (now.table === null && isBlank) return document
  const old = oldRules(rows, rulesThen, columns)
  const taken = rows.map((row, at) =>
    takeRule(row, old[at] ?? null, columns, { grid, ids, findings }),
  )
  const [place, into] = path === null ? withNewTable(document, ids) : [path, document]
  rows.forEach((row, at) =>
    findings.from([...place, 'rows', at], (inside) => {
      const column = columns.find(({ to }) => to.every((key, step) => inside[step] === key))
      return placeOf(grid.name, row.at, column?.heading)
    }),
  )
  return withValue(
    withValue(into, [...place, 'columns'], conditions),
    [...place, 'rows'],
    taken,
  ) as Data
}

/** The sheet for a new table fills the one that was added to the sheet Rules, if one was. */
function tableOf({ table }: RulesSheet, document: Data, before: Data): Path | null {
  if (table !== null) return pathOfTable(table, document)
  const known = new Set(rowsAt(before, tables).map(({ id }) => id))
  const added = rowsAt(document, tables).filter(
    ({ id, columns, rows }) => !known.has(id) && columns === undefined && rows === undefined,
  )
  return added.length === 1 ? pathOfTable(textOf(added[0]?.['id']), document) : null
}

const tables = ['rules', 'tables']

function pathOfTable(table: string | null, document: Data): Path | null {
  const at = rowsAt(document, tables).findIndex(({ id }) => id === table)
  return at === -1 ? null : [...tables, at]
}

function withNewTable(document: Data, ids: Ids): [Path, Data] {
  const list = rowsAt(document, tables)
  const table = { id: ids.next('New table'), name: 'New table' }
  return [[...tables, list.length], withValue(document, tables, [...list, table]) as Data]
}

/** Its columns go by their places: several of them are spare, and have no name yet. */
function ruleGrid(sheet: ReadSheet): Grid | null {
  const grid = gridOf(sheet, [])
  if (grid === null || grid.hidden.length === 0) return null
  return { ...grid, columns: new Map(grid.hidden.map(({ place }) => [`${place}`, place])) }
}

/** The cells of a rule as its sheet showed them. */
function saidThen(columns: readonly RuleColumn[]) {
  return (rule: Data) => ({
    id: textOf(rule['id']),
    texts: columns.map((column) => cellText(column, valueAt(rule, column.at))),
  })
}

type OldRule = { id: string; texts: readonly string[]; data: Data }

function oldRules(
  rows: readonly GridRow[],
  before: readonly Data[],
  columns: readonly TakenColumn[],
): (OldRule | null)[] {
  return claimed(
    rows.map(({ id, cells }) => ({ id, texts: columns.map(({ place }) => cells[place] ?? '') })),
    before.map((data) => ({
      id: textOf(data['id']),
      texts: columns.map((column) => textThen(column, data)),
      data,
    })),
  )
}

function textThen({ kindThen, from }: TakenColumn, data: Data): string {
  return from === null ? '' : cellText({ kind: kindThen }, valueAt(data, from))
}

function takeRule(
  row: GridRow,
  old: OldRule | null,
  columns: readonly TakenColumn[],
  { grid, ids, findings }: { grid: Grid; ids: Ids; findings: Findings },
): Data {
  let data: unknown = old?.data ?? {}
  for (const column of columns) {
    const { place, kind, from, to, heading } = column
    const stays = from !== null && from.join('\n') === to.join('\n')
    const said = readCell(kind, row.cells[place] ?? '', {
      before: old !== null && stays ? textThen(column, old.data) : null,
      fault: grid.faultAt(row.at, place),
    })
    if (said === 'as before') continue
    if ('problem' in said) {
      findings.problem(placeOf(grid.name, row.at, heading), said.problem)
      continue
    }
    if (from !== null && !stays) data = withValue(data, from, undefined)
    if (to.length > 0) data = withValue(data, to, said.value)
  }
  if (old !== null) return data as Data
  const kept = ids.keep(row.id)
  if (row.id !== '' && kept === null) {
    findings.note(
      `${placeOf(grid.name, row.at)} is a copy of another row; it becomes a row of its own.`,
    )
  }
  const first = columns
    .map(({ place }) => row.cells[place] ?? '')
    .find((cell) => cell.trim() !== '')
  return { id: kept ?? ids.next(first ?? ''), ...(data as Data) }
}
