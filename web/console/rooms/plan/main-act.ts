import type { Standing } from '../project/queries.ts'
import { isUnderWay } from './under-way.ts'

export type MainAct = 'pull' | 'plan' | 'apply' | 'people' | null

/** Which of the room's buttons is the filled one; none while something goes on by itself. */
export function mainAct(
  { pull, snapshot, plan, run }: Pick<Standing, 'pull' | 'snapshot' | 'plan' | 'run'>,
  isDue: boolean,
): MainAct {
  if ([pull, plan, run].some((work) => work !== null && isUnderWay(work))) return null
  if (!snapshot) return 'pull'
  if (plan?.state === 'ready' && !isDue) return 'apply'
  if (pull?.state === 'incomplete') return 'pull'
  return isDue || run?.state !== 'done' ? 'plan' : 'people'
}
