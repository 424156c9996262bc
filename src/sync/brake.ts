import type { MappingDocument } from '../mapping/core/document.ts'
import type { PlanCounts } from './plan.ts'

type Limits = MappingDocument['schedule']['limits']
export type Limited = keyof Limits

/** Why a plan waits for a person: each number beyond its limit must be typed before it is applied. */
export type Brake = {
  exceeded: { what: Limited; count: number; of: number }[]
  /** A sentence for each. */
  text: string
}

/** What a person typed, by what it is the number of. */
export type TypedNumbers = { readonly [What in Limited]?: number | undefined }

/**
 * A plan that goes beyond the limits of its document is more often a mistake at the source, or in the mapping, than the
 * truth. Null where it does not. A limit of people and percent is exceeded only if both are.
 * @param present how many people this source has here, and whether it has ever had any: the first load may create all.
 */
export function brakeOf(
  counts: PlanCounts,
  limits: Limits,
  { active, isFirst }: { active: number; isFirst: boolean },
): Brake | null {
  const asked: [Limited, number][] = [
    ['suspend', counts.suspend],
    ['create', isFirst ? 0 : counts.create],
    ['change', counts.update + counts.restore],
  ]
  const exceeded = asked
    .filter(([what, count]) => isBeyond(limits[what], count, active))
    .map(([what, count]) => ({ what, count, of: active }))
  if (exceeded.length === 0) return null
  const texts = exceeded.map(({ what, count }) => sentence(what, count, active, limits[what]))
  return { exceeded, text: texts.join(' ') }
}

/** As a plan holds it; those made before there were several limits tell of suspensions alone. */
export function readBrake(stored: unknown): Brake | null {
  if (stored === null) return null
  const brake = stored as Brake | { suspend: number; of: number; text: string }
  if ('exceeded' in brake) return brake
  const { suspend, of, text } = brake
  return { exceeded: [{ what: 'suspend', count: suspend, of }], text }
}

/** Whether every number that the brake asks for was typed. */
export function isConfirmed(brake: Brake, typed: TypedNumbers): boolean {
  return brake.exceeded.every(({ what, count }) => typed[what] === count)
}

function isBeyond({ people, percent }: Limits[Limited], count: number, of: number): boolean {
  if (people === null && percent === null) return false
  const isMany = people === null || count > people
  return count > 0 && isMany && (percent === null || count > (of * percent) / 100)
}

function sentence(what: Limited, count: number, active: number, limit: Limits[Limited]): string {
  const people = limit.people === null ? [] : [limit.people.toLocaleString('en')]
  const percent = limit.percent === null ? [] : [`${limit.percent} %`]
  const beyond = `which is more than the limit of ${[...people, ...percent].join(' and ')}`
  const [n, of] = [count.toLocaleString('en'), active.toLocaleString('en')]
  if (what === 'suspend')
    return `${n} of ${of} people would be suspended, ${beyond}: look whether the source lost them by mistake.`
  if (what === 'create')
    return `${n} people would be created beside the ${of} who are here, ${beyond}: look whether the source means them all.`
  return `${n} of ${of} people would change, ${beyond}: look whether the source or the mapping changed by mistake.`
}
