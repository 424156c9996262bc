import { Temporal } from 'temporal-polyfill'
import type { Hold } from '../hold.ts'
import { exhausted, spend, textSteps, type Frame } from './frame.ts'
import { isGroup, type Value } from './kind.ts'
import { Span } from './span.ts'

/** Values that an expression makes nest less deeply: each level costs it two characters. */
export const deepestValue = 1000

/** CEL's equality: numbers by their value, lists and groups by what they hold; different kinds are never equal. */
export function equal(a: Value, b: Value, frame: Frame): boolean | Hold {
  const same = isSame(a, b, frame, 0)
  return frame.left < 0 ? exhausted : same
}

/** Whether a list has an item of this value. */
export function includes(list: readonly Value[], value: Value, frame: Frame): boolean | Hold {
  const found = list.some((item) => isSame(item, value, frame, 0) || frame.left < 0)
  return frame.left < 0 ? exhausted : found
}

function isSame(a: Value, b: Value, frame: Frame, depth: number): boolean {
  if (!spend(frame, 1)) return false
  if (typeof a === 'string') {
    return typeof b === 'string' && spend(frame, textSteps(a)) && a === b
  }
  // Between a bigint and a number `===` is never true, but the order is exact.
  if (isNumber(a)) return isNumber(b) && !(a < b) && !(a > b)
  if (depth > deepestValue) return spend(frame, Infinity)
  if (Array.isArray(a)) return Array.isArray(b) && sameLists(a, b, frame, depth + 1)
  if (a instanceof Temporal.Instant) return b instanceof Temporal.Instant && a.equals(b)
  if (a instanceof Span) return b instanceof Span && a.milliseconds === b.milliseconds
  if (isGroup(a)) return isGroup(b) && sameGroups(a, b, frame, depth + 1)
  return a === b
}

export function isNumber(value: Value): value is number | bigint {
  return typeof value === 'number' || typeof value === 'bigint'
}

function sameLists(a: Value[], b: readonly Value[], frame: Frame, depth: number): boolean {
  return (
    a.length === b.length && a.every((item, place) => isSame(item, b[place] ?? null, frame, depth))
  )
}

function sameGroups(
  a: { readonly [key: string]: Value },
  b: { readonly [key: string]: Value },
  frame: Frame,
  depth: number,
): boolean {
  const keys = Object.keys(a)
  return (
    spend(frame, keys.length) &&
    keys.length === Object.keys(b).length &&
    keys.every(
      (key) => Object.hasOwn(b, key) && isSame(a[key] ?? null, b[key] ?? null, frame, depth),
    )
  )
}
