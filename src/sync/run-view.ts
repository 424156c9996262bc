import { sql, type RawBuilder } from 'kysely'
import type { EnvironmentTransaction } from '../database/within.ts'
import { paceOf, type Pace } from './pace.ts'
import type { PlanCounts } from './plan.ts'

/** What a run has written, person by person; it may differ from its plan where people moved meanwhile. */
export type Written = { created: number; updated: number; suspended: number; restored: number }

/** A run as it stands: live while it runs. */
export type RunView = {
  runId: string
  planId: string
  sourceId: string
  releaseId: string
  state: 'queued' | 'running' | 'done' | 'waiting' | 'failed'
  pace: Pace
  planned: PlanCounts
  /** Once it has ended. */
  written: Written | null
  failure: string | null
  confirmedBy: string | null
  startedAt: Date
  finishedAt: Date | null
}

type Row = Omit<RunView, 'pace' | 'failure' | 'written'> & {
  done: number
  total: number
  seconds: number
  failure: { text: string } | null
}

export async function runView(
  tx: EnvironmentTransaction,
  projectId: string,
  runId: string,
): Promise<RunView | null> {
  return one(tx, projectId, sql`run.run_id = ${runId}`)
}

export async function newestRun(
  tx: EnvironmentTransaction,
  projectId: string,
  sourceId: string,
): Promise<RunView | null> {
  return one(tx, projectId, sql`plan.source_id = ${sourceId}`)
}

async function one(
  tx: EnvironmentTransaction,
  projectId: string,
  which: RawBuilder<unknown>,
): Promise<RunView | null> {
  const { rows } = await sql<Row>`
    select run.run_id as "runId", plan.plan_id as "planId", plan.source_id as "sourceId", plan.release_id as "releaseId",
      run.state, run.done, run.total, plan.counts as planned, run.failure, confirmed_by as "confirmedBy",
      coalesce(run.started_at, run.created_at) as "startedAt", run.finished_at as "finishedAt",
      extract(epoch from coalesce(run.finished_at, now()) - run.started_at)::float8 as seconds
    from runs run join plans plan using (environment_id, plan_id)
    where run.environment_id = ${tx.environmentId} and plan.project_id = ${projectId} and ${which}
    order by run.created_at desc limit 1`.execute(tx)
  const [row] = rows
  if (!row) return null
  const { done, total, seconds, ...run } = row
  return {
    ...run,
    pace: paceOf(done, total, seconds ?? 0),
    failure: row.failure?.text ?? null,
    written: row.finishedAt ? await written(tx, row.runId) : null,
  }
}

async function written(tx: EnvironmentTransaction, runId: string): Promise<Written> {
  const { rows } = await sql<{ kind: keyof Written; count: number }>`
    select kind, count(*) as count from history
    where environment_id = ${tx.environmentId} and run_id = ${runId} group by kind`.execute(tx)
  return {
    created: 0,
    updated: 0,
    suspended: 0,
    restored: 0,
    ...Object.fromEntries(rows.map(({ kind, count }) => [kind, count])),
  }
}
