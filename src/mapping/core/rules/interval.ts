import { compareSize, sizeOf, type Size } from '../values/size.ts'
import type { Cell } from './cell.ts'

/** The numbers or days that a condition of size takes in; a missing limit is open, a limit may stand outside itself. */
export type Interval = {
  kind: Size['kind']
  low: number
  high: number
  withLow: boolean
  withHigh: boolean
}

/** Null for a condition that is not of size. */
export function intervalOf({ when, values }: Cell): Interval | null {
  const [one, other] = values.map(sizeOf)
  if (one === undefined || one === null) return null
  const open = { kind: one.kind, low: -Infinity, high: Infinity, withLow: true, withHigh: true }
  switch (when) {
    case 'is more than':
      return { ...open, low: one.at, withLow: false }
    case 'is at least':
      return { ...open, low: one.at }
    case 'is less than':
      return { ...open, high: one.at, withHigh: false }
    case 'is at most':
      return { ...open, high: one.at }
    case 'is between': {
      if (other === undefined || other === null) return null
      const isTurned = compareSize(one, other) > 0
      const [low, high] = isTurned ? [other.at, one.at] : [one.at, other.at]
      return { ...open, low, high }
    }
    default:
      return null
  }
}

export function intervalCovers(a: Interval, b: Interval): boolean {
  const low = a.low < b.low || (a.low === b.low && (a.withLow || !b.withLow))
  const high = a.high > b.high || (a.high === b.high && (a.withHigh || !b.withHigh))
  return a.kind === b.kind && low && high
}

export function intervalsMeet(a: Interval, b: Interval): boolean {
  const before = (one: Interval, other: Interval) =>
    one.high < other.low || (one.high === other.low && !(one.withHigh && other.withLow))
  return a.kind === b.kind && !before(a, b) && !before(b, a)
}
