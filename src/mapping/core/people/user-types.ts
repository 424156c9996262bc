import { compileAccessCodes } from './access-codes.ts'
import { combineUserTypes, withoutEverybody, type Combination } from './combination.ts'
import type { AccessCode, MappingDocument, UserTypeRow } from '../document.ts'
import type { Explanation } from '../explanation.ts'
import { Hold, holdText, quoted } from '../hold.ts'
import type { PlatformModel } from '../platform-model.ts'
import { compileReading } from '../source/reading.ts'
import type { RecipeContext } from '../recipes/recipe.ts'
import type { Json } from '../record.ts'
import { isRefusal, type Refusal, type RowRef } from '../result.ts'
import { inSentence, sourceLabels } from '../source/source-label.ts'
import { asText, fold, isBlank, listItems } from '../values/value.ts'

/** What one record makes of a person. */
type Standing = {
  userTypes: readonly string[]
  tags: readonly string[]
  groups: readonly string[]
  access: readonly string[]
  directory: boolean
  codes: readonly string[]
}

/** Finds what a record makes of a person, or why it is left out or held. Records how in the reasons, if given. */
export type UserTypes = (
  record: Json,
  reasons: Pick<Explanation, 'userTypes' | 'codes'> | null,
) => Standing | Refusal

type Tab = MappingDocument['userTypes']
type Given = Pick<UserTypeRow, 'userTypes' | 'tags' | 'groups' | 'access' | 'directory'>

/**
 * 'hold' in the else row holds a record with any value that no row names; 'leave out' and a row apply to records of
 * which no value is named, but nobody waits or stays out for want of a value whom an access code gives a user type.
 * What rows and codes give adds up, and one that says no keeps the person out of the directory.
 */
export function compileUserTypes(
  tab: Tab,
  combination: Combination,
  context: RecipeContext,
  asOf: string | null,
): UserTypes {
  const read = compileReading(tab.sources, tab.steps, 'all', context)
  const codesUsed = compileAccessCodes(tab.codes, context, asOf)
  const meanings = rowsByValue(tab)
  const everybody = standing(combination, [], [])
  const given = [...meanings.values(), ...(typeof tab.else === 'string' ? [] : [tab.else])]
  const alone = new Map<Given, Standing>(
    given.map((row) => [row, standing(combination, [row], [])]),
  )
  const label = sourceLabels(tab.sources)
  const unnamed = compileElse(tab, label)
  if (tab.sources.length === 0 && codesUsed === null) return () => everybody
  return (record, reasons) => {
    const value = read(record, reasons && reasons.userTypes)
    if (value instanceof Hold) return heldBy(label, value)
    const rows: Given[] = []
    let unknown: Json = null
    for (const item of listItems(value)) {
      if (isBlank(item)) continue
      const row = meanings.get(fold(asText(item)))
      if (row === undefined) unknown ??= item
      else if (!rows.includes(row)) rows.push(row)
      if (reasons !== null && row !== undefined)
        reasons.userTypes.rows.push({ row: { tab: 'userTypes', row: row.id }, value: asText(item) })
    }
    if (unknown !== null && tab.else === 'hold') return heldBy(label, question(unknown))
    const codes = codesUsed === null ? none : codesUsed(record, reasons && reasons.codes)
    if (isRefusal(codes)) return codes
    const isNamed = rows.length > 0 || tab.sources.length === 0
    if (!isNamed) {
      const otherwise = unnamed(unknown)
      if (!isRefusal(otherwise)) rows.push(otherwise)
      else if (codes.every((code) => code.userTypes.length === 0)) return otherwise
    }
    const [only] = rows
    const known =
      rows.length === 1 && codes.length === 0 && only !== undefined ? alone.get(only) : undefined
    return known ?? standing(combination, rows, codes)
  }
}

const none: readonly AccessCode[] = []

/** How the document combines several user types, for one record and for all the records of a person. */
export function compileCombination(tab: Tab, model: PlatformModel): Combination {
  const { combine, everybody } = tab
  const own = ({ userTypes }: Given) => withoutEverybody({ everybody }, userTypes)
  const rows = typeof tab.else === 'string' ? tab.rows : [...tab.rows, tab.else]
  const granting = tab.codes.rows.filter((code) => own(code).length > 0)
  return {
    combine,
    everybody,
    rank: model.userTypes.map((userType) => userType.key),
    precedence: rows.map(own),
    granting: new Set(granting.map((code) => code.id)),
  }
}

function rowsByValue(tab: Tab): Map<string, UserTypeRow> {
  const meanings = new Map<string, UserTypeRow>()
  for (const row of tab.rows) {
    for (const value of row.from.map(fold)) if (!meanings.has(value)) meanings.set(value, row)
  }
  return meanings
}

function standing(
  combination: Combination,
  rows: readonly Given[],
  codes: readonly AccessCode[],
): Standing {
  const given = [...rows, ...codes]
  return {
    userTypes: combineUserTypes(
      combination,
      rows.map((row) => row.userTypes),
      codes.map((code) => code.userTypes),
    ),
    tags: sorted(given.flatMap((row) => row.tags)),
    groups: sorted(given.flatMap((row) => row.groups)),
    access: sorted(given.flatMap((row) => row.access)),
    directory: given.every((row) => row.directory === 'yes'),
    codes: sorted(codes.map((code) => code.id)),
  }
}

function sorted(keys: string[]): string[] {
  return [...new Set(keys)].toSorted()
}

function compileElse(tab: Tab, label: string): (unknown: Json) => Given | Refusal {
  const { else: otherwise } = tab
  const row: RowRef = { tab: 'userTypes', row: 'else' }
  if (typeof otherwise === 'object') return () => otherwise
  if (otherwise === 'hold') return (unknown) => heldBy(label, question(unknown))
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
