import type { Database } from '../database/connection.ts'
import type { Jobs } from '../database/jobs.ts'
import { within } from '../database/within.ts'
import { makePlan } from './plan.ts'
import { carryOutPull, type PullServices } from './pull.ts'
import { carryOutRun } from './run.ts'

/** Hands the sync's jobs to their handlers. */
export async function workSync(services: PullServices): Promise<void> {
  const { db, jobs } = services
  await jobs.work('pull', (subject) => carryOutPull(services, subject))
  await jobs.work('plan', (subject) => makePlan(db, subject))
  await jobs.work('run', (subject) => carryOutRun(db, subject))
}

/**
 * Wakes whatever was under way when a process died. Waking too often is harmless: each is held by one process at a
 * time, and goes on from what is written.
 */
export async function resumeUnfinished(db: Database, jobs: Jobs): Promise<void> {
  const environments = await db.selectFrom('environments').select('environment_id').execute()
  for (const { environment_id } of environments) {
    await within(db, environment_id, async (tx) => {
      const unfinished = ['queued', 'running']
      const pulls = await tx
        .selectFrom('pulls')
        .select('pull_id as id')
        .where('environment_id', '=', environment_id)
        .where((eb) =>
          eb.or([
            eb('state', 'in', unfinished),
            eb.and([eb('state', '=', 'parked'), eb('parked_until', '<', new Date())]),
          ]),
        )
        .execute()
      const plans = await tx
        .selectFrom('plans')
        .select('plan_id as id')
        .where('environment_id', '=', environment_id)
        .where('state', 'in', unfinished)
        .execute()
      const runs = await tx
        .selectFrom('runs')
        .select('run_id as id')
        .where('environment_id', '=', environment_id)
        .where('state', 'in', unfinished)
        .execute()
      for (const { id } of pulls) await jobs.enqueue(tx, 'pull', id)
      for (const { id } of plans) await jobs.enqueue(tx, 'plan', id)
      for (const { id } of runs) await jobs.enqueue(tx, 'run', id)
    })
  }
}
