import { Temporal } from 'temporal-polyfill'
import { Span } from './span.ts'

/**
 * What an expression handles. As in CEL, a whole number written in the expression is an int (here a bigint) and a
 * fraction a double; every number of a record is a double, because JSON knows no other.
 */
export type Value =
  | null
  | boolean
  | number
  | bigint
  | string
  | Temporal.Instant
  | Span
  | readonly Value[]
  | { readonly [key: string]: Value }

export type Kind =
  | 'nothing'
  | 'yesNo'
  | 'whole'
  | 'number'
  | 'text'
  | 'list'
  | 'group'
  | 'time'
  | 'span'

/** What is known of a value before there is a record. */
export type KnownKind = Kind | 'any'

export function kindOf(value: Value): Kind {
  switch (typeof value) {
    case 'string':
      return 'text'
    case 'number':
      return 'number'
    case 'bigint':
      return 'whole'
    case 'boolean':
      return 'yesNo'
    default:
      return kindOfObject(value)
  }
}

export const kindWords: { [Of in Kind]: string } = {
  nothing: 'nothing',
  yesNo: 'yes or no',
  whole: 'a whole number',
  number: 'a number',
  text: 'a text',
  list: 'a list',
  group: 'a group of fields',
  time: 'a time',
  span: 'a length of time',
}

export function isGroup(value: Value): value is { readonly [key: string]: Value } {
  return typeof value === 'object' && kindOfObject(value) === 'group'
}

/** The text of a value that is known to be one. */
export function asText(value: Value | undefined): string {
  return typeof value === 'string' ? value : ''
}

export function isNumeric(kind: KnownKind): boolean {
  return kind === 'whole' || kind === 'number'
}

function kindOfObject(value: object | null): Kind {
  if (value === null) return 'nothing'
  if (Array.isArray(value)) return 'list'
  if (value instanceof Temporal.Instant) return 'time'
  return value instanceof Span ? 'span' : 'group'
}
