import { isPositive, isText, type Asked } from './asked.ts'
import { intervalCovers } from './interval.ts'

/**
 * Whether every value that meets `b` meets `a`; undefined is met by all. True only where that is certain, whatever the
 * source holds: where `single` is false, the value may be a list, which meets a condition if one of its items does.
 */
export function covers(a: Asked | undefined, b: Asked | undefined, single: boolean): boolean {
  if (a === undefined || b === undefined) return a === undefined
  if (b.when === 'is one of') return (isPositive(a) || single) && b.values.every(a.meets)
  if (b.when === 'is blank') return a.meets(null)
  if (a.when === 'is not blank') return b.when !== 'is not one of' || b.named.has('')
  if (a.when === 'is not one of') return coversByExclusion(a, b, single)
  if (isText(a) && isText(b)) return textCovers(a, b)
  if (a.interval !== null && b.interval !== null) return intervalCovers(a.interval, b.interval)
  return a.when === b.when && a.values.length === 0
}

/** What `a` shuts out `b` must shut out too. */
function coversByExclusion(a: Asked, b: Asked, single: boolean): boolean {
  if (b.when === 'is not one of') return a.values.every((value) => b.named.has(value))
  return single && !a.values.some(b.meets)
}

function textCovers(a: Asked, b: Asked): boolean {
  if (a.when !== 'contains' && a.when !== b.when) return false
  return b.values.every((value) => a.meets(value))
}
