import type { Condition } from '../document.ts'
import { compareSize, sizeOf } from '../values/size.ts'
import { fold } from '../values/value.ts'
import { quotedItem, readItems, type Item } from './items.ts'

/** What a condition cell asks of a value: a condition with the values that it compares with. */
export type Cell = { when: Condition; values: string[] }

/** The grammar in one sentence, for whoever wrote something else. */
export const cellGrammar =
  'A cell holds a value (VIP), several (VIP; Press), not VIP; Press, a range of numbers or days (10..20, 10.., ..20, > 10, >= 10, < 10, <= 10), blank, not blank, yes, no, starts with A; B, ends with A, contains A, or * for any.'

/**
 * Reads a condition cell. Words and values are compared without case. Among several values `blank` stands for an empty
 * one; a value that would read as something else, or that holds ';', stands in quotation marks ("" for one inside).
 * Takes time in proportion to the text. `problem` is a sentence.
 */
export function parseCell(text: string): Cell | 'any' | { problem: string } {
  const plain = text.trim()
  if (plain === '' || plain === '*') return 'any'
  const word = words.get(spaced(plain))
  if (word !== undefined) return { when: word, values: [] }
  const [, operator, rest] = leading.exec(plain) ?? []
  if (operator !== undefined) {
    return readList(operators.get(spaced(operator)) ?? 'is one of', rest ?? '', plain)
  }
  const items = readItems(plain)
  if ('problem' in items) return items
  const [only] = items
  const size = items.length === 1 && only && !only.quoted ? readSize(only.text) : null
  return size ?? readList('is one of', plain, plain)
}

/** A cell's text; `parseCell` reads it back to the same. */
export function formatCell(cell: Cell | 'any'): string {
  if (cell === 'any') return ''
  const { when, values } = cell
  const [one = '', other = ''] = values
  const fixed = fixedTexts[when]
  if (fixed !== undefined) return fixed
  const sign = signs[when]
  if (sign !== undefined) return `${sign} ${one}`
  if (when === 'is between') return `${one}..${other}`
  const list = values.map((value) => listed(value, values.length, when)).join('; ')
  if (when === 'is one of') return list
  return `${when === 'is not one of' ? 'not' : when} ${list}`
}

/** What the cell says, as a sentence goes on after the name of its column: "is one of VIP, Press". */
export function cellMeaning(cell: Cell | 'any'): string {
  if (cell === 'any') return 'is anything'
  const { when, values } = cell
  if (values.length === 0) return when
  if (when === 'is between') return `is between ${values.join(' and ')}, both included`
  const named = values.map((value) => (value.trim() === '' ? 'blank' : value)).join(', ')
  if (values.length > 1) return `${when} ${named}`
  return `${single[when] ?? when} ${named}`
}

const words = new Map<string, Condition>([
  ['blank', 'is blank'],
  ['not blank', 'is not blank'],
  ['yes', 'is yes'],
  ['no', 'is no'],
])

const fixedTexts: { [When in Condition]?: string } = {
  'is blank': 'blank',
  'is not blank': 'not blank',
  'is yes': 'yes',
  'is no': 'no',
}

const signs: { [When in Condition]?: string } = {
  'is more than': '>',
  'is at least': '>=',
  'is less than': '<',
  'is at most': '<=',
}

const operators = new Map<string, Condition>([
  ['not', 'is not one of'],
  ['starts with', 'starts with'],
  ['ends with', 'ends with'],
  ['contains', 'contains'],
])

const single: { [When in Condition]?: string } = { 'is one of': 'is', 'is not one of': 'is not' }

const leading = /^(not|starts\s+with|ends\s+with|contains)(?=[\s";]|$)(.*)$/isu
const comparison = /^(>=|<=|>|<|≥|≤)(.*)$/su
/** Two dots and no more: 'Other…' is often written with three. */
const range = /(?<!\.)\.\.(?!\.)/u

const comparisons: { [sign: string]: Condition } = {
  '>': 'is more than',
  '>=': 'is at least',
  '≥': 'is at least',
  '<': 'is less than',
  '<=': 'is at most',
  '≤': 'is at most',
}

function spaced(text: string): string {
  return text.toLowerCase().replace(/\s+/gu, ' ')
}

/** A range or a comparison of size; null for a plain value. */
function readSize(text: string): Cell | { problem: string } | null {
  const [, sign, limit] = comparison.exec(text) ?? []
  if (sign !== undefined) {
    const value = (limit ?? '').trim()
    if (sizeOf(value) === null) return notSized(text, value)
    return { when: comparisons[sign] ?? 'is one of', values: [value] }
  }
  if (!range.test(text)) return null
  const [from = '', to = '', more] = text.split(range).map((limit) => limit.trim())
  if (more !== undefined) return { problem: `'${short(text)}' has more than two limits.` }
  if (from === '' && to === '') return notSized(text, '')
  if (from !== '' && sizeOf(from) === null) return notSized(text, from)
  if (to !== '' && sizeOf(to) === null) return notSized(text, to)
  if (to === '') return { when: 'is at least', values: [from] }
  if (from === '') return { when: 'is at most', values: [to] }
  if (Number.isNaN(compareSize(sizeOf(from), sizeOf(to)))) {
    return { problem: `'${short(text)}' goes from a number to a day; both are of one kind.` }
  }
  return { when: 'is between', values: [from, to] }
}

function notSized(text: string, limit: string): { problem: string } {
  const found = limit === '' ? 'nothing' : `'${short(limit)}'`
  return {
    problem: `'${short(text)}' compares with ${found}, where a number or a day such as 2027-12-31 is expected; a text with these signs in it stands in quotation marks.`,
  }
}

/** @param cell the whole, for the sentence. */
function readList(when: Condition, list: string, cell: string): Cell | { problem: string } {
  const items = readItems(list)
  if ('problem' in items) return items
  const values: string[] = []
  for (const item of items) {
    const value = readValue(when, item)
    if (typeof value !== 'string') return value
    values.push(value)
  }
  if (values.length > 0) return { when, values }
  return { problem: `'${short(cell)}' names no value; write one, or * for any.` }
}

function readValue(when: Condition, { text, quoted }: Item): string | { problem: string } {
  const isList = when === 'is one of' || when === 'is not one of'
  if (isList && !quoted && fold(text) === 'blank') return ''
  if (!isList && fold(text) === '') {
    return { problem: `'${when}' is followed by blank, which everything has; write a text.` }
  }
  if (quoted || isPlain(text)) return text
  const negated = when === 'is not one of' ? opposites.get(fold(text)) : undefined
  const hint = negated === undefined ? '' : `; for the opposite write '${negated}'`
  return {
    problem: `'${short(text)}' has a meaning of its own and cannot stand here${hint}. If it is a value, put it in quotation marks: ${quotedItem(short(text))}.`,
  }
}

const opposites = new Map([
  ['yes', 'no'],
  ['no', 'yes'],
])

/** True for what reads as a value without quotation marks. */
function isPlain(text: string): boolean {
  if (text === '*' || words.has(spaced(text))) return false
  return !leading.test(text) && !comparison.test(text) && !range.test(text)
}

/** One value of a list, in quotation marks where it would read as something else. */
function listed(value: string, of: number, when: Condition): string {
  const isList = when === 'is one of' || when === 'is not one of'
  if (value === '' && isList && of > 1) return 'blank'
  const isBare = value !== '' && value === value.trim() && !/;|^"|"$/u.test(value) && isPlain(value)
  return isBare ? value : quotedItem(value)
}

function short(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text
}
