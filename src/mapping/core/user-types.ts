import { combineUserTypes, withoutEverybody, type Combination } from './combination.ts'
import type { MappingDocument } from './document.ts'
import type { Explanation } from './explanation.ts'
import { Hold, holdText, quoted } from './hold.ts'
import type { PlatformModel } from './platform-model.ts'
import { compileReading } from './reading.ts'
import type { Json } from './record.ts'
import type { Refusal, RowRef } from './result.ts'
import { inSentence, sourceLabels } from './source-label.ts'
import { asText, fold, isBlank, listItems } from './value.ts'

/** What one record makes of a person. */
type Standing = {
  userTypes: readonly string[]
  tags: readonly string[]
  directory: boolean
}

/** Finds what a record makes of a person, or why it is left out or held. Records how in a trace, if given. */
export type UserTypes = (record: Json, trace: Explanation['userTypes'] | null) => Standing | Refusal

type Tab = MappingDocument['userTypes']
type Row = { ref: RowRef; userTypes: string[]; tags: string[]; directory: 'yes' | 'no' }

/**
 * 'hold' in the else row holds a record with any value that no row names; 'leave out' and a row apply to records of
 * which no value is named. Tags add up, and one row that says no keeps the person out of the directory.
 */
export function compileUserTypes(tab: Tab, combination: Combination): UserTypes {
  const read = compileReading(tab.sources, tab.steps, 'all')
  const meanings = rowsByValue(tab)
  const everybody = standing(combination, [])
  const alone = new Map([...meanings.values()].map((row) => [row, standing(combination, [row])]))
  const label = sourceLabels(tab.sources)
  const unnamed = compileElse(tab, combination, label)
  if (tab.sources.length === 0) return () => everybody
  return (record, trace) => {
    const value = read(record, trace)
    if (value instanceof Hold) return heldBy(label, value)
    const rows: Row[] = []
    let unknown: Json = null
    for (const item of listItems(value)) {
      if (isBlank(item)) continue
      const row = meanings.get(fold(asText(item)))
      if (row === undefined) unknown ??= item
      else if (!rows.includes(row)) rows.push(row)
      if (trace !== null && row !== undefined)
        trace.rows.push({ row: row.ref, value: asText(item) })
    }
    if (rows.length === 0 || (unknown !== null && tab.else === 'hold')) return unnamed(unknown)
    const [only] = rows
    const known = rows.length === 1 && only !== undefined ? alone.get(only) : undefined
    return known ?? standing(combination, rows)
  }
}

/** How the document combines several user types, for one record and for all the records of a person. */
export function compileCombination(tab: Tab, model: PlatformModel): Combination {
  const { combine, everybody } = tab
  const rows = typeof tab.else === 'string' ? tab.rows : [...tab.rows, tab.else]
  return {
    combine,
    everybody,
    rank: model.userTypes.map((userType) => userType.key),
    precedence: rows.map((row) => withoutEverybody({ everybody }, row.userTypes)),
  }
}

function rowsByValue(tab: Tab): Map<string, Row> {
  const meanings = new Map<string, Row>()
  for (const { id, from, userTypes, tags, directory } of tab.rows) {
    const row: Row = { ref: { tab: 'userTypes', row: id }, userTypes, tags, directory }
    for (const value of from.map(fold)) if (!meanings.has(value)) meanings.set(value, row)
  }
  return meanings
}

function standing(combination: Combination, rows: Omit<Row, 'ref'>[]): Standing {
  return {
    userTypes: combineUserTypes(
      combination,
      rows.map((row) => row.userTypes),
    ),
    tags: [...new Set(rows.flatMap((row) => row.tags))].toSorted(),
    directory: rows.every((row) => row.directory === 'yes'),
  }
}

function compileElse(
  tab: Tab,
  combination: Combination,
  label: string,
): (unknown: Json) => Standing | Refusal {
  const row: RowRef = { tab: 'userTypes', row: 'else' }
  if (typeof tab.else === 'object') {
    const fallback = standing(combination, [tab.else])
    return () => fallback
  }
  if (tab.else === 'hold') return (unknown) => heldBy(label, question(unknown))
  return (unknown) => {
    const found = unknown === null ? 'blank' : quoted(unknown)
    return {
      status: 'excluded',
      row,
      text: `Left out: ${inSentence(label)} is ${found}, which no user type has`,
    }
  }
}

function question(unknown: Json): Hold {
  if (unknown === null)
    return new Hold('user-type-missing', null, 'is blank, so no user type can be found')
  return new Hold('user-type-unknown', unknown, 'no row of the user types names it')
}

function heldBy(label: string, hold: Hold): Refusal {
  const from = asText(hold.was).trim()
  const isQuestion = hold.code === 'user-type-unknown' && from !== '' && from.length <= 2000
  return {
    status: 'held',
    row: { tab: 'userTypes', row: 'else' },
    code: hold.code,
    text: holdText(label, hold),
    ...(isQuestion ? { suggestion: { tab: 'userTypes', table: null, from } } : {}),
  }
}
