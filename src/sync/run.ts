// A run applies a plan, in batches that are each all or nothing.
//
// queued → running → done
//             └→ failed (no permit any more), with the reason; what was applied stays applied
//
// A row is applied in the transaction that marks it so: a crash between two batches, and the run goes on with the next;
// a crash within one, and that batch never was. Applying a row that is marked does nothing.
import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Database } from '../database/connection.ts'
import { exclusively } from '../database/exclusively.ts'
import type { Jobs, Subject } from '../database/jobs.ts'
import { freshStatistics } from '../database/planner.ts'
import { within, type EnvironmentTransaction } from '../database/within.ts'
import { compile, type Mapping } from '../mapping/core/compile.ts'
import { record } from '../tenancy/audit.ts'
import { Problem } from '../tenancy/problem.ts'
import { applyBatch, type RunRow } from './apply.ts'
import type { PlanCounts } from './plan.ts'
import type { ReleaseContent } from '../mapping/release-content.ts'

const batch = 250

/**
 * Starts the run of a plan that a person saw and confirmed.
 * @throws {Problem} `conflict` where the counts they saw are not the plan's, or another run came between;
 *   `not_allowed` where no permit for this release is in force.
 */
export async function startRun(
  tx: EnvironmentTransaction,
  jobs: Jobs,
  asked: { projectId: string; planId: string; accountId: string; seen: PlanCounts },
): Promise<string> {
  const plan = await tx
    .selectFrom('plans')
    .select(['state', 'counts', 'release_id', 'source_id', 'created_at'])
    .where('environment_id', '=', tx.environmentId)
    .where('project_id', '=', asked.projectId)
    .where('plan_id', '=', asked.planId)
    .forUpdate()
    .executeTakeFirst()
  if (!plan) throw new Problem('not_found')
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
  await refuseIfOvertaken(tx, { ...plan, projectId: asked.projectId })
  await permitOf(tx, asked.projectId, plan.release_id)
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

/** A plan looks at the people as they stood: a later run of the same source has moved them under it. */
async function refuseIfOvertaken(
  tx: EnvironmentTransaction,
  plan: { source_id: string; created_at: Date; projectId: string },
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
      eb.or([
        eb('runs.created_at', '>', plan.created_at),
        eb('runs.state', 'in', ['queued', 'running']),
      ]),
    )
    .executeTakeFirst()
  if (later) {
    throw new Problem(
      'conflict',
      'Another run of this source has begun since this plan was made. Make a new plan and look at it.',
    )
  }
}

async function permitOf(
  tx: EnvironmentTransaction,
  projectId: string,
  releaseId: string,
): Promise<void> {
  const permit = await tx
    .selectFrom('permits')
    .select('permit_id')
    .where('environment_id', '=', tx.environmentId)
    .where('project_id', '=', projectId)
    .where('purpose', '=', 'sync')
    .where('release_id', '=', releaseId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  if (!permit) {
    throw new Problem(
      'not_allowed',
      'No permit for this release is in force here, so nothing may be written. Deploy the release to this environment first.',
    )
  }
}

/** Carries a run out, from wherever it stands. Safe to call twice or at once. */
export async function carryOutRun(db: Database, { environmentId, id }: Subject): Promise<void> {
  await exclusively(db, `run ${id}`, async () => {
    const run = await within(db, environmentId, (tx) => begin(tx, id))
    if (!run) return
    const release = await db
      .selectFrom('releases')
      .select('content')
      .where('release_id', '=', run.release_id)
      .executeTakeFirstOrThrow()
    const { document, model } = release.content as ReleaseContent
    const mapping = compile(document, model)
    const of = {
      environmentId,
      sourceId: run.source_id,
      releaseId: run.release_id,
      projectId: run.project_id,
      runId: id,
    }
    for (;;) {
      const state = await within(db, environmentId, (tx) => step(tx, of, run.plan_id, mapping))
      if (state === 'ended') break
    }
    await freshStatistics(db, ['persons', 'presences', 'identifiers', 'history'])
  })
}

async function begin(tx: EnvironmentTransaction, runId: string) {
  const run = await tx
    .selectFrom('runs')
    .innerJoin('plans', (join) =>
      join
        .onRef('plans.plan_id', '=', 'runs.plan_id')
        .onRef('plans.environment_id', '=', 'runs.environment_id'),
    )
    .select([
      'runs.state',
      'plans.plan_id',
      'plans.release_id',
      'plans.source_id',
      'plans.project_id',
    ])
    .where('runs.environment_id', '=', tx.environmentId)
    .where('run_id', '=', runId)
    .executeTakeFirst()
  if (!run || !['queued', 'running'].includes(run.state)) return null
  await sql`update runs set state = 'running', started_at = coalesce(started_at, now())
    where environment_id = ${tx.environmentId} and run_id = ${runId}`.execute(tx)
  return run
}

type Of = {
  environmentId: string
  sourceId: string
  releaseId: string
  projectId: string
  runId: string
}

async function step(
  tx: EnvironmentTransaction,
  of: Of,
  planId: string,
  mapping: Mapping,
): Promise<'goes on' | 'ended'> {
  const { rows } = await sql<RunRow>`
    select row_number, person_id, person_key, action, expected_version, intent, change from plan_rows
    where environment_id = ${of.environmentId} and plan_id = ${planId} and applied_at is null and action <> 'held'
    order by row_number limit ${batch}`.execute(tx)
  if (rows.length === 0) {
    await sql`update runs set state = 'done', finished_at = now() where environment_id = ${of.environmentId} and run_id = ${of.runId}`.execute(
      tx,
    )
    return 'ended'
  }
  try {
    await permitOf(tx, of.projectId, of.releaseId)
  } catch (error) {
    const failure = JSON.stringify({ text: error instanceof Error ? error.message : String(error) })
    await sql`update runs set state = 'failed', finished_at = now(), failure = ${failure}::json
      where environment_id = ${of.environmentId} and run_id = ${of.runId}`.execute(tx)
    return 'ended'
  }
  await applyBatch(tx, of, mapping, rows)
  await sql`update plan_rows set applied_at = now() where environment_id = ${of.environmentId} and plan_id = ${planId}
    and row_number = any(${rows.map((row) => row.row_number)}::int[])`.execute(tx)
  await sql`update runs set done = done + ${rows.length} where environment_id = ${of.environmentId} and run_id = ${of.runId}`.execute(
    tx,
  )
  return 'goes on'
}
