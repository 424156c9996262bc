import { Temporal } from 'temporal-polyfill'
import { equal, includes, isNumber } from './equal.ts'
import { exhausted, spend, textSteps, type Frame, type Outcome } from './frame.ts'
import { isGroup, isNumeric, kindOf, type KnownKind, type Value } from './kind.ts'
import { readMember } from './member.ts'
import { Span } from './span.ts'
import { unfit } from './unfit.ts'

type Orderly = string | number | bigint | boolean

const orders = {
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
} satisfies { [sign: string]: (a: Orderly, b: Orderly) => boolean }

export function order(sign: keyof typeof orders): (a: Value, b: Value, frame: Frame) => Outcome {
  const holds: (a: Orderly, b: Orderly) => boolean = orders[sign]
  return (a, b, frame) => {
    if (isNumber(a) && isNumber(b)) return holds(a, b)
    if (typeof a === 'string' && typeof b === 'string')
      return spend(frame, textSteps(a)) ? holds(a, b) : exhausted
    const left = orderly(a)
    const right = orderly(b)
    if (left === null || right === null || kindOf(a) !== kindOf(b)) return unfit(sign, a, b)
    return holds(left, right)
  }
}

export function unequal(a: Value, b: Value, frame: Frame): Outcome {
  const same = equal(a, b, frame)
  return typeof same === 'boolean' ? !same : same
}

export function isIn(a: Value, b: Value, frame: Frame): Outcome {
  if (Array.isArray(b)) return includes(b, a, frame)
  if (isGroup(b)) return typeof a === 'string' && readMember(a)(b) !== undefined
  return unfit('in', a, b)
}

export function orderKind(a: KnownKind, b: KnownKind): KnownKind | null {
  const known = [a, b].filter((kind) => kind !== 'any')
  const can = known.every((kind) => isNumeric(kind) || orderlyKinds.includes(kind))
  return can && comparable(known) ? 'yesNo' : null
}

const orderlyKinds: readonly KnownKind[] = ['text', 'yesNo', 'time', 'span']

/** Comparing with null asks whether there is something. */
export function equalityKind(a: KnownKind, b: KnownKind): KnownKind | null {
  return comparable([a, b].filter((kind) => kind !== 'any' && kind !== 'nothing')) ? 'yesNo' : null
}

export function membershipKind(_: KnownKind, list: KnownKind): KnownKind | null {
  return ['any', 'list', 'group'].includes(list) ? 'yesNo' : null
}

function comparable([a = 'any', b = a]: KnownKind[]): boolean {
  return a === b || (isNumeric(a) && isNumeric(b))
}

function orderly(value: Value): Orderly | null {
  if (value instanceof Temporal.Instant) return value.epochMilliseconds
  if (value instanceof Span) return value.milliseconds
  return typeof value === 'object' ? null : value
}
