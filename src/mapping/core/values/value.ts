import type { Json } from '../record.ts'

/** The texts, numbers and flags that a platform field can hold; null where it holds nothing. */
export type FieldValue = string | number | boolean | null

/** No text that a mapping handles is longer, in UTF-16 units: steps that multiply a text stay within memory. */
export const longestText = 1_000_000

/** True for what a person would call empty: nothing, white space, an empty list or object, a list of blanks. */
export function isBlank(value: Json | undefined): boolean {
  if (value === undefined || value === null) return true
  if (typeof value === 'string') return isBlankText(value)
  if (typeof value !== 'object') return false
  return Array.isArray(value) ? listItems(value).every(isBlank) : Object.keys(value).length === 0
}

/** The value as text; blank for nothing, for a list and for an object, which have no text of their own. */
export function asText(value: Json | undefined): string {
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}

/** The items of a list with lists inside it laid flat; anything else is a list of one. Not recursive, so depth is no danger. */
export function listItems(value: Json): Json[] {
  if (!Array.isArray(value)) return [value]
  if (!value.some(Array.isArray)) return value
  const items: Json[] = []
  const waiting = value.toReversed()
  while (waiting.length > 0) {
    const next = waiting.pop() ?? null
    if (Array.isArray(next)) for (const item of next.toReversed()) waiting.push(item)
    else items.push(next)
  }
  return items
}

/** How texts are compared in every table: without case, outer white space or ways of composing a letter. */
export function fold(text: string): string {
  const folded = text.trim().toLowerCase()
  return isAscii(folded) ? folded : folded.normalize('NFC')
}

/** The first `length` characters: code points, so that none is torn apart. */
export function cutText(text: string, length: number): string {
  if (text.length <= length) return text
  return Array.from(text.slice(0, 2 * length))
    .slice(0, length)
    .join('')
}

/** How many characters (code points) a text has. */
export function lengthOf(text: string): number {
  let length = 0
  for (const _ of text) length += 1
  return length
}

/**
 * A text as it goes to the platform: composed (NFC), without control characters and half characters. On one line, a
 * line break or tab becomes a space; otherwise line breaks become \n, and tabs stay.
 */
export function cleanText(text: string, lines: 'one line' | 'several lines'): string {
  if (printableAscii.test(text)) return text
  const whole = text.toWellFormed().normalize('NFC')
  const broken =
    lines === 'one line' ? whole.replace(breaks, ' ') : whole.replace(/\r\n?|\u0085/gu, '\n')
  return broken.replace(control, '')
}

/** Unicode's composed form (NFC). Most texts are ASCII, which is composed already; the test is much the faster. */
export function composed(text: string): string {
  return isAscii(text) ? text : text.normalize('NFC')
}

export function isAscii(text: string): boolean {
  return ascii.test(text)
}

/** Most texts begin with a visible character, which spares the search for white space. */
function isBlankText(text: string): boolean {
  const first = text.charCodeAt(0)
  return !(first > 0x20 && first < 0x7f) && text.trim() === ''
}

const printableAscii = /^[ -~]*$/u
const breaks = /[\t\n\v\f\r\u0085\u2028\u2029]+/gu
const control = /[^\P{Cc}\t\n]/gu
const ascii = /^\p{ASCII}*$/u
