import { usualNo, usualYes } from '../recipes/yes-no.ts'
import { isText, type Asked } from './asked.ts'
import { intervalOf, intervalsMeet } from './interval.ts'

/** Whether one value can meet both; undefined is met by all. True only where there is one for certain, and not a list. */
export function meet(a: Asked | undefined, b: Asked | undefined): boolean {
  if (a === undefined || b === undefined) return true
  return oneWay(a, b) ?? oneWay(b, a) ?? false
}

/** Null where only the other way round can tell. */
function oneWay(a: Asked, b: Asked): boolean | null {
  if (a.when === 'is one of') return a.values.some(b.meets)
  if (a.when === 'is blank') return b.meets(null)
  if (a.when === 'is yes') return usualYes.some(b.meets)
  if (a.when === 'is no') return usualNo.some(b.meets)
  if (a.when === 'is not blank') return b.when !== 'is one of' && b.when !== 'is blank'
  if (a.when === 'is not one of') return othersMeet(a, b)
  if (isText(a) && isText(b)) return textsMeet(a, b)
  const [one, other] = [intervalOf(a), intervalOf(b)]
  return one !== null && other !== null ? intervalsMeet(one, other) : null
}

/** Beside a few values that are shut out there are always others, unless the range is a single point. */
function othersMeet(a: Asked, b: Asked): boolean | null {
  if (b.when === 'is not one of' || isText(b)) return true
  const range = intervalOf(b)
  return range === null ? null : range.low < range.high || !a.values.some(b.meets)
}

/** A text may have any beginning, any end, and anything between; two beginnings must agree, and so must two ends. */
function textsMeet(a: Asked, b: Asked): boolean {
  if (a.when !== b.when || a.when === 'contains') return true
  return a.values.some(b.meets) || b.values.some(a.meets)
}
