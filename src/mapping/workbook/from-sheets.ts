// The document that the sheets of a workbook say. Pure: the same sheets make the same document, ids of new rows included.
import type { MappingDocument } from '../core/document.ts'
import type { PlatformModel } from '../core/platform-model.ts'
import { readDocument } from '../core/document/read-document.ts'
import { fold } from '../core/values/value.ts'
import type { ReadSheet } from './package/sheet.ts'
import { sheetsOf } from './sheets/all.ts'
import type { Data } from './sheets/data.ts'
import type { Sheet } from './sheets/definition.ts'
import { namesOf } from './sheets/names.ts'
import { blankStamp, readStamp, type Stamp } from './stamp.ts'
import { Findings, type CellProblem } from './take/findings.ts'
import { takeRules } from './take/rules.ts'
import { takeSettings } from './take/settings.ts'
import { takeTable } from './take/table.ts'

export type FromSheets = {
  /** What the workbook began from. */
  from: Stamp
  /** False where the workbook does not say it any more, and the caller's word was taken. */
  isStamped: boolean
  /** What the reader should know: rows that were copies, columns that were left out. */
  notes: string[]
} & ({ document: MappingDocument } | { problems: CellProblem[] })

/** @param otherwise what to compare a workbook with that does not say what it began from. */
export function fromSheets(
  sheets: readonly ReadSheet[],
  otherwise: Stamp | { model: PlatformModel },
): FromSheets {
  const stamp = readStamp(sheets)
  const from = stamp ?? ('document' in otherwise ? otherwise : blankStamp(otherwise.model))
  const findings = new Findings()
  if (stamp === null) findings.note(unstamped)
  const { document: before, model } = from
  const namesThen = namesOf(before, model)
  const sheetsThen = new Map(sheetsOf(before, namesThen).map((sheet) => [sheet.key, sheet]))
  const found = findSheets(sheets, sheetsThen, findings)
  let document: Data = before
  for (const isInStage of stages) {
    const names = namesOf(document, model, before)
    for (const now of sheetsOf(document, names)) {
      const sheet = found.get(now.key)
      if (!isInStage(now.key) || !sheet) continue
      const once = sheetsThen.get(now.key) ?? now
      const sides = { before: sheetsThen.has(now.key) ? before : {}, names, namesThen }
      if (now.shape === 'rules') {
        document = takeRules(sheet, { now, ...sides }, document, findings)
      } else if (now.shape === 'table' && once.shape === 'table') {
        document = takeTable(sheet, { now, once, ...sides }, document, findings)
      } else if (now.shape === 'settings' && once.shape === 'settings') {
        document = takeSettings(sheet, { now, once, ...sides }, document, findings)
      }
    }
  }
  return { from, isStamped: stamp !== null, ...read(document, findings), notes: findings.notes }
}

const unstamped =
  'The workbook no longer says which version it came from, so it is compared with the document as it stands now.'

/** First what others name: tables, then types of tags and content, then tags, then all the rest. */
const order = [['values.tables', 'rules.tables'], ['tags.types', 'content'], ['tags']]
const stages = [
  ...order.map((keys) => (key: string) => keys.includes(key)),
  (key: string) => !order.flat().includes(key),
]

/** The sheets by their names to programs, which stand in their hidden corner; else by the names that people see. */
function findSheets(
  sheets: readonly ReadSheet[],
  known: ReadonlyMap<string, Sheet>,
  findings: Findings,
): Map<string, ReadSheet> {
  const byName = new Map([...known.values()].map(({ name, key }) => [fold(name), key]))
  const found = new Map<string, ReadSheet>()
  for (const sheet of sheets) {
    const corner = sheet.rows[0]?.[0] ?? ''
    const key = known.has(corner) || isOwnSheet.test(corner) ? corner : byName.get(fold(sheet.name))
    if (key === undefined) continue
    const other = found.get(key)
    if (other)
      findings.problem(
        sheet.name,
        `This is a copy of the sheet ${other.name}. Delete one of the two.`,
      )
    else found.set(key, sheet)
  }
  if (found.size === 0) findings.problem('The workbook', noSheets)
  return found
}

/** Sheets of one decision table or one type of content, which the document may not have any more, or not yet. */
const isOwnSheet = /^(?:rules|content):/u

const noSheets =
  'None of its sheets is one of a mapping document. Choose the workbook that you downloaded here.'

function read(
  data: Data,
  findings: Findings,
): { document: MappingDocument } | { problems: CellProblem[] } {
  const told = findings.problems()
  if (told.length > 0) return { problems: told }
  const form = readDocument(data)
  if ('document' in form) return form
  findings.formProblems(form.problems)
  return { problems: findings.problems() }
}
