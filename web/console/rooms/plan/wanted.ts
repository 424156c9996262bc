import {
  environmentName,
  type Environment,
  type Overview,
  type Standing,
} from '../project/queries.ts'

export type Wanted = {
  /** Whether the plan that is shown, if one is, no longer tells what would happen. */
  isDue: boolean
  /** Why it is due, or what a plan would be of. */
  says: string | null
  /** The release to plan; null for the mapping as it stands, frozen as the next one. */
  release: { releaseId: string; number: number } | null
}

/** On Dev the mapping as it stands is planned, on Prod the release that was deployed there. */
export function wanted(
  overview: Overview,
  { plan, snapshot }: Pick<Standing, 'plan' | 'snapshot'>,
  environment: Environment,
): Wanted {
  const { draft, releases } = overview
  const deployed = overview[environment].release
  const release =
    environment === 'prod'
      ? deployed
      : draft && deployed?.releaseId === draft.releaseId
        ? draft
        : null
  const name = environmentName[environment]
  const next = draft?.number ?? Math.max(0, ...releases.map(({ number }) => number)) + 1
  const of = release
    ? `release ${release.number}, which is on ${name}`
    : draft
      ? `release ${draft.number}, which is given to ${name} with it`
      : `the mapping as it stands, which becomes release ${next} and is given to ${name}`
  if (!plan || !plan.bridge) {
    return { isDue: true, release, says: `A plan is made of ${of}. Nothing is written to anybody.` }
  }
  if (snapshot && snapshot.pullId !== plan.pullId) {
    return {
      isDue: true,
      release,
      says: `Your data is newer than this plan. A new one is made of ${of}.`,
    }
  }
  const id = release?.releaseId ?? draft?.releaseId ?? null
  if (plan.release.releaseId !== id) {
    return {
      isDue: true,
      release,
      says:
        environment === 'prod'
          ? `Release ${release?.number ?? ''} was deployed since this plan.`
          : `The mapping changed since this plan. A new one is made of ${of}.`,
    }
  }
  if (plan.obstacle === 'overtaken') {
    return { isDue: true, release, says: 'Another run came after this plan. Make a new one.' }
  }
  if (plan.obstacle === 'no permit') {
    return {
      isDue: true,
      release,
      says: `Release ${plan.release.number} is not on ${name} any more. A new plan is made of ${of}.`,
    }
  }
  return { isDue: false, release, says: null }
}
