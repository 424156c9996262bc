import type { ReadSheet } from '../package/sheet.ts'
import { valueAt, withValue, type Data } from '../sheets/data.ts'
import { keyOf, type SettingsSheet } from '../sheets/definition.ts'
import { cellText } from '../sheets/rows.ts'
import { readCell } from './cell.ts'
import { placeOf, type Findings } from './findings.ts'
import { gridOf, headingsGone } from './grid.ts'
import type { Sides } from './table.ts'

const column = { key: 'value', heading: 'Your answer' }

/** Takes the answers of a sheet of settings into the document. A setting whose row is gone stays as it was. */
export function takeSettings(
  sheet: ReadSheet,
  { now, once, before }: Sides<SettingsSheet>,
  document: Data,
  findings: Findings,
): Data {
  const grid = gridOf(sheet, [column])
  const place = grid?.columns.get(column.key)
  if (!grid || place === undefined) {
    findings.problem(sheet.name, headingsGone)
    return document
  }
  const rows = new Map(grid.rows.map((row) => [row.id, row]))
  let result: unknown = document
  now.settings.forEach((setting, at) => {
    const row = rows.get(keyOf(setting))
    if (row === undefined) {
      findings.note(`${grid.name} has no row ${setting.label}: it stays as it was.`)
      return
    }
    const where = placeOf(grid.name, row.at)
    const was = once.settings[at] ?? setting
    const said = readCell(setting.kind, row.cells[place] ?? '', {
      before: cellText(was, valueAt(before, was.at)),
      fault: grid.faultAt(row.at, place),
    })
    if (said === 'as before') return
    if ('problem' in said) findings.problem(`${where} (${setting.label})`, said.problem)
    else result = withValue(result, setting.at, said.value)
    findings.from(setting.at, () => `${where} (${setting.label})`)
  })
  return result as Data
}
