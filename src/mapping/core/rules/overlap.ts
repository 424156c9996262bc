import { usualNo, usualYes } from '../recipes/yes-no.ts'
import { isText, type Asked } from './asked.ts'
import { intervalsMeet } from './interval.ts'

/** Whether one value can meet both; undefined is met by all. True only where there is one for certain, and not a list. */
export function meet(a: Asked | undefined, b: Asked | undefined): boolean {
  if (a === undefined || b === undefined) return true
  return ranks[a.when] <= ranks[b.when] ? meetInOrder(a, b) : meetInOrder(b, a)
}

/** The kinds that name all that meets them come first, since these can be tried out. */
const ranks: { [When in Asked['when']]: number } = {
  'is one of': 0,
  'is blank': 1,
  'is yes': 2,
  'is no': 3,
  'is not blank': 4,
  'is not one of': 5,
  'starts with': 6,
  'ends with': 6,
  contains: 6,
  'is between': 7,
  'is more than': 7,
  'is at least': 7,
  'is less than': 7,
  'is at most': 7,
}

function meetInOrder(a: Asked, b: Asked): boolean {
  if (a.when === 'is one of') return a.values.some(b.meets)
  if (a.when === 'is blank') return b.meets(null)
  if (a.when === 'is yes') return usualYes.some(b.meets)
  if (a.when === 'is no') return usualNo.some(b.meets)
  if (a.when === 'is not blank') return true
  if (a.when === 'is not one of') return othersMeet(a, b)
  if (isText(a) && isText(b)) return textsMeet(a, b)
  return a.interval !== null && b.interval !== null && intervalsMeet(a.interval, b.interval)
}

/** Beside a few values that are shut out there are always others, unless the range is a single point. */
function othersMeet(a: Asked, { interval, meets }: Asked): boolean {
  return interval === null || interval.low < interval.high || !a.values.some(meets)
}

/** A text may have any beginning, any end, and anything between; two beginnings must agree, and so must two ends. */
function textsMeet(a: Asked, b: Asked): boolean {
  if (a.when !== b.when || a.when === 'contains') return true
  return a.values.some(b.meets) || b.values.some(a.meets)
}
