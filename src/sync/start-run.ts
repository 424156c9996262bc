import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Jobs } from '../database/jobs.ts'
import type { EnvironmentTransaction } from '../database/within.ts'
import { record } from '../tenancy/audit.ts'
import { Problem } from '../tenancy/problem.ts'
import { isConfirmed, readBrake, type TypedNumbers } from './brake.ts'
import { syncPermit } from './permit.ts'
import type { PlanCounts } from './plan.ts'

/**
 * Starts the run of a plan that a person saw and confirmed.
 * @throws {Problem} `conflict` where the counts they saw are not the plan's, or another run came between;
 *   `not_allowed` where no permit for this release is in force.
 */
export async function startRun(
  tx: EnvironmentTransaction,
  jobs: Jobs,
  asked: {
    projectId: string
    planId: string
    accountId: string
    seen: PlanCounts
    /** The numbers that were typed, where the plan's brake is on. */
    typed?: TypedNumbers
  },
): Promise<string> {
  const plan = await tx
    .selectFrom('plans')
    .select(['state', 'counts', 'brake', 'release_id', 'source_id', 'pull_id', 'created_at'])
    .where('environment_id', '=', tx.environmentId)
    .where('project_id', '=', asked.projectId)
    .where('plan_id', '=', asked.planId)
    .forUpdate()
    .executeTakeFirst()
  if (!plan) throw new Problem('not_found')
  // Of two plans of one source that are applied at the same moment, the second waits here and then finds the first.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`runs ${tx.environmentId} ${plan.source_id}`}, 0))`.execute(
    tx,
  )
  if (plan.state !== 'ready') {
    throw new Problem(
      'conflict',
      `This plan is ${plan.state}, and only a plan that is ready can be applied. Make a new plan.`,
    )
  }
  const counts = plan.counts as PlanCounts
  if (JSON.stringify(numbers(counts)) !== JSON.stringify(numbers(asked.seen))) {
    throw new Problem(
      'conflict',
      'The plan is not the one that was shown. Load the page again and look at its counts.',
    )
  }
  const brake = readBrake(plan.brake)
  if (brake !== null && !isConfirmed(brake, asked.typed ?? {})) {
    const number = brake.exceeded.length === 1 ? 'that number' : 'those numbers'
    throw new Problem('conflict', `${brake.text} Type ${number} to go on.`)
  }
  await refuseIfOvertaken(tx, plan)
  await refuseIfDataIsNewer(tx, plan)
  await syncPermit(tx, asked.projectId, plan.release_id)
  const runId = uuid()
  const { rows } = await sql<{ total: number }>`
    select count(*) as total from plan_rows
    where environment_id = ${tx.environmentId} and plan_id = ${asked.planId} and action <> 'held'`.execute(
    tx,
  )
  await tx
    .insertInto('runs')
    .values({
      environment_id: tx.environmentId,
      run_id: runId,
      plan_id: asked.planId,
      state: 'queued',
      total: rows[0]?.total ?? 0,
      confirmed_by: asked.accountId,
    })
    .execute()
  await tx
    .updateTable('plans')
    .set({ state: 'applied' })
    .where('environment_id', '=', tx.environmentId)
    .where('plan_id', '=', asked.planId)
    .execute()
  await record(tx, {
    event: 'run.started',
    actor: { kind: 'account', id: asked.accountId },
    environmentId: tx.environmentId,
    subject: { kind: 'run', id: runId },
    value: { planId: asked.planId, counts },
  })
  await jobs.enqueue(tx, 'run', runId)
  return runId
}

const numbers = (counts: PlanCounts) => [
  counts.create,
  counts.update,
  counts.suspend,
  counts.restore,
  counts.end,
  counts.held,
]

/**
 * A plan looks at the people as they stood: a run of the same source that was still writing then, or came later, has
 * moved them under it.
 */
async function refuseIfOvertaken(
  tx: EnvironmentTransaction,
  plan: { source_id: string; pull_id: string; created_at: Date },
): Promise<void> {
  const later = await tx
    .selectFrom('runs')
    .innerJoin('plans', (join) =>
      join
        .onRef('plans.plan_id', '=', 'runs.plan_id')
        .onRef('plans.environment_id', '=', 'runs.environment_id'),
    )
    .select('run_id')
    .where('runs.environment_id', '=', tx.environmentId)
    .where('plans.source_id', '=', plan.source_id)
    .where((eb) =>
      eb.or([eb('runs.finished_at', 'is', null), eb('runs.finished_at', '>', plan.created_at)]),
    )
    .executeTakeFirst()
  if (later) {
    throw new Problem(
      'conflict',
      'Another run of this source was writing while this plan was made, or since. Make a new plan and look at it.',
    )
  }
}

/** A plan over older data would suspend whoever came back since. */
async function refuseIfDataIsNewer(
  tx: EnvironmentTransaction,
  plan: { source_id: string; pull_id: string },
): Promise<void> {
  const { rows } = await sql`
    select from pulls newer join pulls own on own.environment_id = newer.environment_id and own.pull_id = ${plan.pull_id}
    where newer.environment_id = ${tx.environmentId} and newer.source_id = ${plan.source_id}
      and newer.kind in ('full', 'additions') and newer.state = 'complete' and newer.created_at > own.created_at`.execute(
    tx,
  )
  if (rows.length === 0) return
  throw new Problem(
    'conflict',
    'Your data is newer than this plan. Make a new plan and look at it.',
  )
}
