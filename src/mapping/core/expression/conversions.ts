import { Temporal } from 'temporal-polyfill'
import { quoted } from '../hold.ts'
import { isBlank } from '../values/value.ts'
import { inRange } from './arithmetic.ts'
import type { Callable } from './callable.ts'
import { failed, type Outcome } from './frame.ts'
import type { Value } from './kind.ts'
import { parseSpan, Span } from './span.ts'
import { instantAt, parseTime } from './time.ts'

/** `int(…)`, `string(…)` and so on. A blank text becomes nothing. */
export const conversions: readonly Callable[] = [
  {
    name: 'string',
    method: false,
    takes: [['text', 'number', 'whole', 'yesNo', 'time', 'span']],
    gives: 'text',
    run: ([value]) => textOf(value ?? null),
  },
  {
    name: 'int',
    method: false,
    takes: [['whole', 'number', 'text', 'time']],
    gives: 'whole',
    run: ([value]) => toWhole(value ?? null),
  },
  {
    name: 'double',
    method: false,
    takes: [['number', 'whole', 'text']],
    gives: 'number',
    run: ([value]) => {
      if (typeof value === 'number') return value
      return typeof value === 'string' ? read(value, toNumber, 'a number') : Number(value)
    },
  },
  {
    name: 'bool',
    method: false,
    takes: [['yesNo', 'text']],
    gives: 'yesNo',
    run: ([value]) =>
      typeof value === 'string'
        ? read(value, (text) => flags.get(text), "'true' or 'false'")
        : value,
  },
  {
    name: 'timestamp',
    method: false,
    takes: [['text', 'whole', 'time']],
    gives: 'time',
    run: ([value]) => {
      if (value instanceof Temporal.Instant) return value
      if (typeof value === 'string') return read(value, parseTime, timeForm)
      return instantAt(1000 * Number(value)) ?? failed('the time is out of range')
    },
  },
  {
    name: 'duration',
    method: false,
    takes: [['text', 'span']],
    gives: 'span',
    run: ([value]) =>
      typeof value === 'string'
        ? read(value, parseSpan, "a length of time such as '1h30m'")
        : value,
  },
]

function textOf(value: Value): string {
  return value instanceof Temporal.Instant || value instanceof Span
    ? value.toString()
    : typeof value === 'object'
      ? ''
      : String(value)
}

const timeForm = "a time with its zone, such as '2027-05-14T09:00:00Z'"

const flags = new Map([
  ...['1', 't', 'true', 'TRUE', 'True'].map((text) => [text, true] as const),
  ...['0', 'f', 'false', 'FALSE', 'False'].map((text) => [text, false] as const),
])

function read(text: string, parse: (text: string) => Value | undefined, wanted: string): Outcome {
  return isBlank(text) ? undefined : (parse(text) ?? failed(`${quoted(text)} is not ${wanted}`))
}

function toWhole(value: Value): Outcome {
  if (typeof value === 'bigint') return value
  if (typeof value === 'string') {
    const digits = (text: string) => (/^[+-]?\d{1,19}$/u.test(text) ? BigInt(text) : null)
    const result = read(value, digits, 'a whole number')
    return typeof result === 'bigint' ? inRange(result) : result
  }
  const number = value instanceof Temporal.Instant ? value.epochMilliseconds / 1000 : Number(value)
  return Number.isFinite(number)
    ? inRange(BigInt(Math.trunc(number)))
    : failed('the number is too large')
}

/** Forty characters are more than any number needs, and keep the search short. */
function toNumber(text: string): number | null {
  const written = text.length <= 40 && /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/iu.test(text)
  return written && Number.isFinite(Number(text)) ? Number(text) : null
}
