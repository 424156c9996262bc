import type { PlanCounts } from './plan.ts'

/** Why a plan waits for a person who types the number of suspensions. */
export type Brake = { suspend: number; of: number; text: string }

const most = { people: 20, share: 0.1 }

/**
 * A plan that would suspend more than a tenth of the people here, and more than twenty, is more often a mistake at the
 * source than the truth. Null where it would not.
 * @param active how many people this source has here.
 */
export function brakeOf(counts: PlanCounts, active: number): Brake | null {
  const { suspend } = counts
  if (suspend <= most.people || suspend <= active * most.share) return null
  const text = `${suspend} of ${active} people would be suspended, which is more than a tenth: look whether the source lost them by mistake.`
  return { suspend, of: active, text }
}
