// A run applies a plan, in batches that are each all or nothing.
//
// queued → running → done
//             └→ failed (no permit any more), with the reason; what was applied stays applied
//
// A row is applied in the transaction that marks it so: a crash between two batches, and the run goes on with the next;
// a crash within one, and that batch never was. Applying a row that is marked does nothing.
import { sql } from 'kysely'
import type { Database } from '../database/connection.ts'
import { exclusively } from '../database/exclusively.ts'
import type { Subject } from '../database/jobs.ts'
import { isOutage } from '../database/outage.ts'
import { freshStatistics } from '../database/planner.ts'
import { within, type EnvironmentTransaction } from '../database/within.ts'
import { compile, type Mapping } from '../mapping/core/compile.ts'
import { record } from '../tenancy/audit.ts'
import { Problem } from '../tenancy/problem.ts'
import { applyBatch, type RunRow } from './apply.ts'
import { syncPermit } from './permit.ts'
import { readContent } from '../mapping/release-content.ts'

const batch = 250

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
    const { document, model } = readContent(run.release_id, release.content)
    const mapping = compile(document, model, run.era || undefined)
    const of = {
      environmentId,
      sourceId: run.source_id,
      releaseId: run.release_id,
      projectId: run.project_id,
      runId: id,
      era: run.era,
    }
    try {
      while (
        (await within(db, environmentId, (tx) => step(tx, of, run.plan_id, mapping))) !== 'ended'
      );
    } catch (error) {
      // The database was away: the run goes on with its next batch when it is back.
      if (!isOutage(error)) await within(db, environmentId, (tx) => end(tx, of, faultText))
      throw error
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
      'plans.era',
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
  era: string
}

async function step(
  tx: EnvironmentTransaction,
  of: Of,
  planId: string,
  mapping: Mapping,
): Promise<'goes on' | 'ended'> {
  const { rows } = await sql<RunRow>`
    select row_number, person_id, person_key, action, expected_version, intent, change, takes_over_from from plan_rows
    where environment_id = ${of.environmentId} and plan_id = ${planId} and applied_at is null and action <> 'held'
    order by row_number limit ${batch}`.execute(tx)
  if (rows.length === 0) {
    await end(tx, of, null)
    return 'ended'
  }
  try {
    await syncPermit(tx, of.projectId, of.releaseId)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    await end(tx, of, error.message)
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

const faultText =
  'The run stopped by a fault of Gangway itself, which is in its log. What was applied stays applied; make a new plan to go on.'

async function end(tx: EnvironmentTransaction, of: Of, failure: string | null): Promise<void> {
  const state = failure === null ? 'done' : 'failed'
  await tx
    .updateTable('runs')
    .set({ state, finished_at: new Date(), failure: failure && JSON.stringify({ text: failure }) })
    .where('environment_id', '=', tx.environmentId)
    .where('run_id', '=', of.runId)
    .execute()
  await record(tx, {
    event: failure === null ? 'run.done' : 'run.failed',
    actor: { kind: 'system' },
    environmentId: tx.environmentId,
    subject: { kind: 'run', id: of.runId },
    ...(failure !== null && { value: { failure } }),
  })
}
