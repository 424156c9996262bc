import { Temporal } from 'temporal-polyfill'
import { longestText } from '../values/value.ts'
import { exhausted, failed, spend, textSteps, type Frame, type Outcome } from './frame.ts'
import { isNumeric, kindOf, kindWords, type KnownKind, type Value } from './kind.ts'
import { Span } from './span.ts'
import { instantAt } from './time.ts'
import { unfit } from './unfit.ts'

/** Two ints give an int, cut towards zero; where one is a double, both are: `record.n / 2` is 2.5 for 5. */
type Rule = {
  whole: (a: bigint, b: bigint) => bigint
  fraction: (a: number, b: number) => number
}

const rules = {
  '+': { whole: (a, b) => a + b, fraction: (a, b) => a + b },
  '-': { whole: (a, b) => a - b, fraction: (a, b) => a - b },
  '*': { whole: (a, b) => a * b, fraction: (a, b) => a * b },
  '/': { whole: (a, b) => a / b, fraction: (a, b) => a / b },
  '%': { whole: (a, b) => a % b, fraction: (a, b) => a % b },
} satisfies { [sign: string]: Rule }

export function calculate(sign: keyof typeof rules): (a: Value, b: Value) => Outcome {
  const { whole, fraction }: Rule = rules[sign]
  const divides = sign === '/' || sign === '%'
  return (a, b) => {
    if (typeof a !== 'number' && typeof a !== 'bigint') return unfit(sign, a, b)
    if (typeof b !== 'number' && typeof b !== 'bigint') return unfit(sign, a, b)
    if (divides && Number(b) === 0) return byZero
    if (typeof a === 'bigint' && typeof b === 'bigint') return inRange(whole(a, b))
    const result = fraction(Number(a), Number(b))
    return Number.isFinite(result) ? result : tooLarge
  }
}

const byZero = failed('it divides by zero')
const tooLarge = failed('the number is too large')

/** CEL's ints have 64 bits. */
export function inRange(value: bigint): Outcome {
  return BigInt.asIntN(64, value) === value ? value : tooLarge
}

const sum = calculate('+')

export function add(a: Value, b: Value, frame: Frame): Outcome {
  if (typeof a === 'string' && typeof b === 'string') {
    if (a.length + b.length > longestText) return failed('the text grows too long')
    return spend(frame, textSteps(a) + textSteps(b)) ? a + b : exhausted
  }
  if (Array.isArray(a) && Array.isArray(b)) {
    return spend(frame, a.length + b.length) ? [...a, ...b] : exhausted
  }
  if (a instanceof Span && b instanceof Span) return new Span(a.milliseconds + b.milliseconds)
  if (a instanceof Temporal.Instant && b instanceof Span) return later(a, b.milliseconds)
  if (a instanceof Span && b instanceof Temporal.Instant) return later(b, a.milliseconds)
  return sum(a, b)
}

const difference = calculate('-')

export function subtract(a: Value, b: Value): Outcome {
  if (a instanceof Temporal.Instant && b instanceof Temporal.Instant)
    return new Span(a.epochMilliseconds - b.epochMilliseconds)
  if (a instanceof Temporal.Instant && b instanceof Span) return later(a, -b.milliseconds)
  if (a instanceof Span && b instanceof Span) return new Span(a.milliseconds - b.milliseconds)
  return difference(a, b)
}

function later(time: Temporal.Instant, milliseconds: number): Outcome {
  return instantAt(time.epochMilliseconds + milliseconds) ?? failed('the time is out of range')
}

export function negate(value: Value): Outcome {
  if (typeof value === 'number') return -value
  if (typeof value === 'bigint') return inRange(-value)
  return value === null ? undefined : failed(`'-' takes a number, not ${kindWords[kindOf(value)]}`)
}

export function sumKind(a: KnownKind, b: KnownKind): KnownKind | null {
  if (a === 'any' || b === 'any') return a === 'text' || b === 'text' ? 'text' : 'any'
  if (a === b && ['text', 'list', 'span'].includes(a)) return a
  if ((a === 'time' && b === 'span') || (a === 'span' && b === 'time')) return 'time'
  return numericKind(a, b)
}

export function differenceKind(a: KnownKind, b: KnownKind): KnownKind | null {
  if (a === 'any' || b === 'any') return 'any'
  if (a === 'time' && b === 'time') return 'span'
  if (b === 'span' && (a === 'time' || a === 'span')) return a
  return numericKind(a, b)
}

export function numericKind(a: KnownKind, b: KnownKind): KnownKind | null {
  if (a === 'whole' && b === 'whole') return 'whole'
  const fits = (kind: KnownKind) => kind === 'any' || isNumeric(kind)
  return fits(a) && fits(b) ? 'number' : null
}
