import { countryCode } from '../../src/mapping/core/values/country-names.ts'
import { emailKey } from '../../src/mapping/core/values/email-key.ts'
import { cleanText, cutText, fold, lengthOf } from '../../src/mapping/core/values/value.ts'

/**
 * What the mapping by hand and the one in JSONata both call, written as a programmer would who knows what comes.
 * Cleaning a text, composing it, telling an e-mail address and finding a country by its name are Gangway's own, so that
 * nobody is ahead by a quicker or slower list of countries: measured is the mapping, not what it stands on.
 */

/** Ends the mapping of a record that has to wait for a person; the message says why. */
export class Held extends Error {}

type Text = string | null | undefined

/** One line of text for a field with room for so many characters. */
export function text(label: string, value: Text, room: number): string | null {
  if (isBlank(value)) return null
  const clean = cleanText(value, 'one line')
  if (clean.length > room && lengthOf(clean) > room) {
    const found = `${label} is '${shortened(clean)}'`
    throw new Held(`${found}: ${lengthOf(clean)} characters, and the platform has room for ${room}`)
  }
  return isBlank(clean) ? null : clean
}

/** Several lines, cut where there is no room for more. */
export function longText(value: Text, room: number): string | null {
  if (isBlank(value)) return null
  const clean = cleanText(value, 'several lines')
  return isBlank(clean) ? null : clean.length > room ? cutText(clean, room).trimEnd() : clean
}

export function collapse(value: string): string {
  return value.trim().replace(/\s+/gu, ' ')
}

/** 'ANNA O'NEILL' as 'Anna O'Neill'; names in mixed case were meant so. */
export function nameCase(value: string): string {
  const lower = value.toLowerCase()
  const upper = value.toUpperCase()
  if (lower === upper || (value !== lower && value !== upper)) return value
  return lower.replace(startOfName, (letter) => letter.toUpperCase())
}

const startOfName =
  /(?<=^|[\s\-.(])(?!\p{sc=Georgian})\p{L}|(?<=\p{L}['’])(?!\p{sc=Georgian})\p{L}(?=\p{L})/gu

export function email(value: Text): string | null {
  if (isBlank(value) || noAddress.has(fold(value))) return null
  const clean = cleanText(value, 'one line').trim()
  return emailKey(clean) ?? refuse('E-mail', clean, 'not an e-mail address')
}

const noAddress = new Set(['n/a', '-'])

/** Who a person is where they have an address: the address, and the name however it was written. */
export function personKey(email: string, name: string): string {
  const plain = name.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim()
  return `mail:${email} ${plain}`
}

export function country(value: Text): string | null {
  if (isBlank(value)) return null
  return countryCode(value) ?? refuse('Country', value, 'not the name or code of a country')
}

export function phone(value: Text): string | null {
  if (isBlank(value)) return null
  const number = cleanText(value, 'one line').trim()
  const digits = number.replace(/\D/gu, '').length
  const isNumber = digits >= 3 && digits <= 20 && /^[+\d(][\d\s().+/-]*$/u.test(number)
  return isNumber ? number : refuse('Phone', number, 'not a phone number')
}

export function website(value: Text): string | null {
  if (isBlank(value)) return null
  const address = cleanText(value, 'one line').trim()
  const whole = /^https?:\/\//iu.test(address) ? address : `https://${address}`
  return URL.canParse(whole) ? whole : refuse('Website', address, 'not a web address')
}

/** YYYY-MM-DD of a day written so, or as DD.MM.YYYY or DD/MM/YYYY. */
export function date(label: string, value: Text): string | null {
  if (isBlank(value)) return null
  const plain = value.trim()
  const yearFirst = /^(\d{4})-(\d{2})-(\d{2})(?:[T\s,]+\d{1,2}:\d{2}.*)?$/u.exec(plain)
  const dayFirst = /^(\d{2})([./])(\d{2})\2(\d{4})(?:[T\s,]+\d{1,2}:\d{2}.*)?$/u.exec(plain)
  const [year, month, day] = yearFirst
    ? [yearFirst[1], yearFirst[2], yearFirst[3]]
    : [dayFirst?.[4], dayFirst?.[3], dayFirst?.[1]]
  const time = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  // The 31st of April would be the 1st of May.
  if (time.getUTCDate() === Number(day) && time.getUTCMonth() === Number(month) - 1) {
    return `${year}-${month}-${day}`
  }
  const formats = 'YYYY-MM-DD, DD.MM.YYYY or DD/MM/YYYY'
  return refuse(label, value, `not a date in the formats ${formats}`)
}

export function yesNo(label: string, value: Text): boolean | null {
  if (isBlank(value)) return null
  return words.get(fold(value)) ?? refuse(label, value, 'neither yes nor no')
}

const words = new Map([
  ...['yes', 'y', 'true', '1', 'x', 'on', 'ja', 'oui', 'sí', 'si', 'sim', 'sì'].map(
    (word) => [word, true] as const,
  ),
  ...['no', 'n', 'false', '0', 'off', 'nein', 'non', 'não', 'nee', 'nej', 'nei'].map(
    (word) => [word, false] as const,
  ),
])

export function number(label: string, value: Text): number | null {
  if (isBlank(value)) return null
  const plain = value.trim()
  return /^[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/u.test(plain)
    ? Number(plain.replaceAll(',', ''))
    : refuse(label, value, 'not a number with a decimal point')
}

export function refuse(label: string, value: string, why: string): never {
  throw new Held(`${label} is '${shortened(value)}': ${why}`)
}

export function isBlank(value: Text): value is null | undefined | '' {
  return value === null || value === undefined || value.trim() === ''
}

function shortened(value: string): string {
  return value.length > 80 ? `${cutText(value, 80)}…` : value
}
