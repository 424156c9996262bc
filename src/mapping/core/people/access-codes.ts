import type { AccessCode, MappingDocument } from '../document.ts'
import { isInForce } from './era.ts'
import type { Explanation } from '../explanation.ts'
import { Hold, holdText } from '../hold.ts'
import { compileReading } from '../source/reading.ts'
import type { RecipeContext } from '../recipes/recipe.ts'
import type { Json } from '../record.ts'
import { isRefusal, type Refusal, type RowRef } from '../result.ts'
import { compileSource } from '../source/source.ts'
import { sourceLabels } from '../source/source-label.ts'
import { asText, fold, isBlank, listItems } from '../values/value.ts'

type Tab = MappingDocument['userTypes']['codes']

/** The codes that a record used and that count, each once, or why it is held. Records how in a trace, if given. */
export type CodesUsed = (
  record: Json,
  trace: Explanation['codes'] | null,
) => readonly AccessCode[] | Refusal

/**
 * Compiles the access codes; null where nothing says which were used. A code counts on the day on which it was used:
 * the record's own where it says one, else the day of the mapping.
 */
export function compileAccessCodes(
  tab: Tab,
  context: RecipeContext,
  asOf: string | null,
): CodesUsed | null {
  if (tab.sources.length === 0) return null
  const read = compileReading(tab.sources, tab.steps, 'all', context)
  const label = sourceLabels(tab.sources)
  const meanings = codesByText(tab.rows)
  const readDay = compileDay(tab.usedOn, asOf)
  return (record, trace) => {
    const value = read(record, trace)
    if (value instanceof Hold) return held(elseRow, label, value)
    const codes: AccessCode[] = []
    for (const item of listItems(value)) {
      if (isBlank(item)) continue
      const code = meanings.get(fold(asText(item)))
      const on = code === undefined ? null : readDay(record)
      const judged = code === undefined ? unnamed(tab, label, item) : judge(tab, label, code, on)
      if (isRefusal(judged)) return judged
      if (judged === null || codes.includes(judged)) continue
      codes.push(judged)
      if (trace !== null) trace.rows.push({ row: rowOf(judged), value: asText(item), on })
    }
    return codes
  }
}

/**
 * Of a code that more people used than may, those who come last: by the person's key, the sentence that holds them. A
 * person counts once, however many records use the code.
 * @param uses the records that used codes, in the order of the source, with the ids of the codes.
 */
export function overused(
  uses: Iterable<{ personKey: string; codes: readonly string[] }>,
  { userTypes }: Pick<MappingDocument, 'userTypes'>,
): Map<string, { row: RowRef; text: string }> {
  const limited = new Map(
    userTypes.codes.rows.flatMap((row) =>
      row.mostUses === null ? [] : [[row.id, { ...row, mostUses: row.mostUses }]],
    ),
  )
  const users = new Map<string, Set<string>>()
  for (const { personKey, codes } of uses) {
    for (const id of codes) {
      if (!limited.has(id)) continue
      const known = users.get(id) ?? new Set()
      users.set(id, known.add(personKey))
    }
  }
  const found = new Map<string, { row: RowRef; text: string }>()
  for (const [id, { code, mostUses }] of limited) {
    const all = [...(users.get(id) ?? [])]
    if (all.length <= mostUses) continue
    const may = mostUses === 1 ? '1 person' : `${mostUses.toLocaleString('en')} people`
    const text = `Code '${code}' may be used by ${may} and ${all.length.toLocaleString('en')} used it; this person came later.`
    const row: RowRef = { tab: 'userTypes', row: id, column: 'mostUses' }
    for (const key of all.slice(mostUses)) if (!found.has(key)) found.set(key, { row, text })
  }
  return found
}

/** Ids of the codes that only so many people may use. */
export function limitedCodes({ userTypes }: Pick<MappingDocument, 'userTypes'>): string[] {
  return userTypes.codes.rows.flatMap((row) => (row.mostUses === null ? [] : [row.id]))
}

/** Of two rows of one code the first counts; the checks refuse them. */
function codesByText(rows: readonly AccessCode[]): Map<string, AccessCode> {
  const meanings = new Map<string, AccessCode>()
  for (const row of rows) {
    const code = fold(row.code)
    if (!meanings.has(code)) meanings.set(code, row)
  }
  return meanings
}

/** A date or a date and time of ISO 8601, as the source writes it; the mapping's own day for anything else. */
function compileDay(usedOn: string, asOf: string | null): (record: Json) => string | null {
  if (usedOn === '') return () => asOf
  const read = compileSource(usedOn)
  return (record) => {
    const used = read(record) ?? null
    const item = used instanceof Hold ? null : listItems(used).find((value) => !isBlank(value))
    return isoDay.exec(asText(item).trim())?.[1] ?? asOf
  }
}

const isoDay = /^(\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?:[T ]\d|$)/u

/** Without a day to judge by, a code that has days gives nothing. */
function judge(
  tab: Tab,
  label: string,
  code: AccessCode,
  on: string | null,
): AccessCode | null | Refusal {
  if (isInForce(code, on)) return code
  if (tab.expired === 'ignore' || on === null) return null
  const isEarly = code.from !== null && on < code.from
  const why = isEarly
    ? `this code can be used from ${code.from ?? ''} on, and was used on ${on}`
    : `this code could be used until ${code.until ?? ''}, and was used on ${on}`
  const row: RowRef = { tab: 'userTypes', row: code.id, column: isEarly ? 'from' : 'until' }
  return held(row, label, new Hold('code-expired', code.code, why))
}

function unnamed({ else: otherwise }: Tab, label: string, item: Json): null | Refusal {
  if (otherwise === 'ignore') return null
  return held(elseRow, label, new Hold('code-unknown', item, 'not among the access codes'))
}

/** No code has this id: ids of rows name codes, and this is what becomes of a text that none names. */
const elseRow: RowRef = { tab: 'userTypes', row: 'codes', column: 'else' }

function rowOf({ id }: AccessCode): RowRef {
  return { tab: 'userTypes', row: id }
}

function held(row: RowRef, label: string, hold: Hold): Refusal {
  const from = asText(hold.was).trim()
  const isQuestion = hold.code === 'code-unknown' && from !== '' && from.length <= 2000
  return {
    status: 'held',
    row,
    code: hold.code,
    text: holdText(label, hold),
    ...(isQuestion ? { suggestion: { tab: 'userTypes', table: 'codes', from } } : {}),
  }
}
