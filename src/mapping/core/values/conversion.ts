import { isCountryCode } from './country-names.ts'
import { readDate } from './date-format.ts'
import { emailKey } from './email-key.ts'
import { Hold } from '../hold.ts'
import type { FieldDefinition, FieldType } from '../platform-model.ts'
import type { Json } from '../record.ts'
import { readYesNo, usualNo, usualYes } from '../recipes/yes-no.ts'
import {
  asText,
  cleanText,
  cutText,
  fold,
  isBlank,
  lengthOf,
  listItems,
  type FieldValue,
} from './value.ts'

/** Makes of what the steps left what the platform's field can hold; null for blank, or a hold. */
type Convert = (value: Json) => FieldValue | Hold

/**
 * Compiles the last act of every field. A type takes its own form and what can be read without a doubt; anything that
 * needs knowing the source (date formats, decimal commas, names of countries) is the work of a recipe.
 */
export function compileConversion(field: FieldDefinition, tooLong: 'reject' | 'cut'): Convert {
  const convert = conversions[field.type](field)
  const fit = compileFit(field, tooLong)
  return (value) => {
    if (value === null) return null
    const one = typeof value === 'object' ? single(value, field.type) : value
    if (one === null || one instanceof Hold) return one
    const converted = convert(one)
    if (typeof converted !== 'string') return converted
    return isBlank(converted) ? null : fit(converted)
  }
}

/** One text out of what the steps left, cleaned; blank for blank. */
export const toText: (value: Json) => string | Hold = (value) => {
  const one = typeof value === 'object' ? single(value, 'choice') : value
  return one instanceof Hold ? one : cleanText(asText(one), 'one line').trim()
}

type Scalar = string | number | boolean

/** A list of one is that one. Several texts are joined; several of anything else are a question. */
function single(value: Json, type: FieldType): Scalar | null | Hold {
  const filled = listItems(value).filter((item) => !isBlank(item))
  const scalars = filled.filter((item) => typeof item !== 'object')
  const [first] = scalars
  if (scalars.length < filled.length) {
    return new Hold(
      'value-unreadable',
      value,
      "choose one of them with a dot in the source, such as 'name.first'",
    )
  }
  if (first === undefined || scalars.length === 1) return first ?? null
  if (isText(type)) return scalars.map(asText).join(', ')
  const why = `${filled.length} values where there is room for one; take one with the recipe 'first non-empty of' or 'prefer'`
  return new Hold('value-unreadable', value, why)
}

function isText(type: FieldType): boolean {
  return type === 'text' || type === 'longText' || type === 'richText'
}

const conversions: {
  [Type in FieldType]: (field: FieldDefinition) => (value: Scalar) => FieldValue | Hold
} = {
  text: () => (value) => cleanText(asText(value), 'one line'),
  longText: () => (value) => cleanText(asText(value), 'several lines'),
  richText: () => (value) => cleanText(asText(value), 'several lines'),
  number: () => toNumber,
  date: () => toDate,
  dateTime: () => toDateTime,
  yesNo: () => toYesNo,
  choice: toChoice,
  country: () => toCountry,
  email: () => readOr(emailKey, 'not an e-mail address'),
  phone: () => readOr(phoneNumber, 'not a phone number'),
  url: () => toWebAddress,
  image: () => toWebAddress,
  video: () => toWebAddress,
}

function readOr(
  read: (text: string) => string | null,
  why: string,
): (value: Scalar) => FieldValue | Hold {
  return (value) => {
    const text = cleanText(asText(value), 'one line')
    if (isBlank(text)) return null
    return read(text) ?? new Hold('value-unreadable', text, why)
  }
}

function toNumber(value: Scalar): FieldValue | Hold {
  // Adding 0 makes 0 of -0, which JSON does not tell apart.
  if (typeof value === 'number' && Number.isFinite(value)) return value + 0
  const text = asText(value).trim()
  if (text === '') return null
  if (text.length <= 300 && /^[+-]?\d+(\.\d+)?$/u.test(text)) return Number(text) + 0
  return new Hold(
    'value-unreadable',
    value,
    "not a number; the recipe 'number' reads other ways of writing one",
  )
}

/** What a step left is mostly a date as the platform has it; before the 29th there is that day in every month. */
function toDate(value: Scalar): FieldValue | Hold {
  return typeof value === 'string' && certainDay.test(value) ? value : readDay(value)
}

const certainDay = /^(?!0000)\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])$/u
const readDay = readOr(
  readDate(['YYYY-MM-DD']),
  "not a date such as 2027-12-31; the recipe 'date' reads other formats",
)

/** An instant with its zone; one without a zone could be anywhere. */
const toDateTime = readOr((text) => {
  const plain = text.trim()
  if (
    !/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})$/iu.test(
      plain,
    )
  )
    return null
  const at = Date.parse(plain.replace(' ', 'T'))
  return Number.isNaN(at) ? null : new Date(at).toISOString().replace('.000Z', 'Z')
}, "not a moment such as 2027-12-31T09:30:00Z; the recipe 'date and time' reads other formats")

const toWebAddress = readOr(webAddress, 'not a web address')

function toYesNo(value: Scalar): FieldValue | Hold {
  const read = readUsual(value)
  return typeof read === 'boolean' || read instanceof Hold ? read : null
}

const readUsual = readYesNo(usualYes, usualNo, 'hold')

function toChoice(field: FieldDefinition): (value: Scalar) => FieldValue | Hold {
  const choices = new Map<string, string>()
  for (const choice of field.choices ?? []) choices.set(fold(choice.label), choice.key)
  for (const choice of field.choices ?? []) choices.set(fold(choice.key), choice.key)
  return readOr(
    (text) => choices.get(fold(text)) ?? null,
    'not one of the choices that the platform has',
  )
}

const toCountry = readOr((text) => {
  const code = text.trim().toUpperCase()
  return isCountryCode(code) ? code : null
}, "not a two-letter country code; the recipe 'country' finds it by name")

/** Kept as written: what a country's numbers look like is not for a mapping to know. */
function phoneNumber(text: string): string | null {
  const plain = text.trim()
  const digits = plain.replace(/\D/gu, '').length
  return digits >= 3 &&
    digits <= 20 &&
    /^[+\d(][\d\s().+/-]*(?:(?:ext\.?|x)\s*\d{1,6})?$/iu.test(plain)
    ? plain
    : null
}

/** An http address; 'www.example.org/x' is one that lacks its scheme. Other schemes could run code in a browser. */
function webAddress(text: string): string | null {
  const plain = text.trim()
  const whole = /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+(?:[:/?#]|$)/u.test(plain)
    ? `https://${plain}`
    : plain
  return /^https?:\/\/[^\s]+$/iu.test(whole) && URL.canParse(whole) ? whole : null
}

function compileFit(
  { type, maxLength }: FieldDefinition,
  tooLong: 'reject' | 'cut',
): (text: string) => string | Hold {
  if (maxLength === undefined) return (text) => text
  const cuts = tooLong === 'cut' && isText(type)
  return (text) => {
    if (text.length <= maxLength) return text
    const length = lengthOf(text)
    if (length <= maxLength) return text
    if (cuts) return cutText(text, maxLength).trimEnd()
    return new Hold(
      'value-too-long',
      text,
      `${length} characters, and the platform has room for ${maxLength}`,
    )
  }
}
