import { sql, type RawBuilder } from 'kysely'
import type { EnvironmentTransaction } from '../database/within.ts'
import type { Bridge } from './bridge.ts'
import { paceOf, type Pace } from './pace.ts'
import type { PlanCounts } from './plan.ts'

/** A plan as it stands: live while it is made. */
export type PlanView = {
  planId: string
  sourceId: string
  releaseId: string
  pullId: string
  state: 'queued' | 'running' | 'ready' | 'failed' | 'applied'
  pace: Pace
  bridge: Bridge | null
  counts: PlanCounts | null
  failure: string | null
  madeBy: string | null
  madeAt: Date
  finishedAt: Date | null
  /** When the data is of that it was made over. */
  dataAsOf: Date
  /** What keeps a ready plan from being applied: no permit for its release here, or a run since it was made. */
  obstacle: 'no permit' | 'overtaken' | null
  /** The run that applies it. */
  runId: string | null
}

type Row = Omit<PlanView, 'pace' | 'failure' | 'obstacle'> & {
  done: number
  total: number
  seconds: number
  failure: { text: string } | null
  isPermitted: boolean
  isOvertaken: boolean
}

export async function planView(
  tx: EnvironmentTransaction,
  projectId: string,
  planId: string,
): Promise<PlanView | null> {
  return one(tx, projectId, sql`plan.plan_id = ${planId}`)
}

export async function newestPlan(
  tx: EnvironmentTransaction,
  projectId: string,
  sourceId: string,
): Promise<PlanView | null> {
  return one(tx, projectId, sql`plan.source_id = ${sourceId}`)
}

async function one(
  tx: EnvironmentTransaction,
  projectId: string,
  which: RawBuilder<unknown>,
): Promise<PlanView | null> {
  const { rows } = await sql<Row>`
    select plan.plan_id as "planId", plan.source_id as "sourceId", plan.release_id as "releaseId", plan.pull_id as "pullId",
      plan.state, plan.done, plan.total, plan.bridge, plan.counts, plan.failure, made_by as "madeBy",
      plan.created_at as "madeAt", plan.finished_at as "finishedAt", pull.finished_at as "dataAsOf", run.run_id as "runId",
      extract(epoch from coalesce(plan.finished_at, now()) - plan.created_at)::float8 as seconds,
      exists (
        select from permits permit where permit.environment_id = plan.environment_id and permit.project_id = plan.project_id
          and permit.release_id = plan.release_id and purpose = 'sync' and revoked_at is null
      ) as "isPermitted",
      exists (
        select from runs other join plans theirs using (environment_id, plan_id)
        where other.environment_id = plan.environment_id and theirs.source_id = plan.source_id
          and (other.created_at > plan.created_at or other.state in ('queued', 'running'))
      ) as "isOvertaken"
    from plans plan
    join pulls pull using (environment_id, pull_id)
    left join runs run using (environment_id, plan_id)
    where plan.environment_id = ${tx.environmentId} and plan.project_id = ${projectId} and ${which}
    order by plan.created_at desc limit 1`.execute(tx)
  const [row] = rows
  if (!row) return null
  const { done, total, seconds, isPermitted, isOvertaken, ...plan } = row
  return {
    ...plan,
    pace: paceOf(done, total, seconds),
    failure: row.failure?.text ?? null,
    obstacle:
      row.state !== 'ready' ? null : isOvertaken ? 'overtaken' : isPermitted ? null : 'no permit',
  }
}
