import { sql, type RawBuilder } from 'kysely'
import type { EnvironmentTransaction } from '../database/within.ts'
import { readBrake, type Brake } from './brake.ts'
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
  /** Why applying it takes more than a yes. */
  brake: Brake | null
  failure: string | null
  madeBy: string | null
  madeAt: Date
  finishedAt: Date | null
  /** When the data is of that it was made over. */
  dataAsOf: Date
  /** What keeps a ready plan from being applied: no permit for its release here, a run or a complete pull since. */
  obstacle: 'no permit' | 'overtaken' | 'newer data' | null
  /** The run that applies it. */
  runId: string | null
}

type Row = Omit<PlanView, 'pace' | 'failure' | 'obstacle' | 'brake'> & {
  brake: unknown
  done: number
  total: number
  seconds: number
  failure: { text: string } | null
  isPermitted: boolean
  isOvertaken: boolean
  isOld: boolean
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
      plan.state, plan.done, plan.total, plan.bridge, plan.counts, plan.brake, plan.failure, made_by as "madeBy",
      plan.created_at as "madeAt", plan.finished_at as "finishedAt", pull.finished_at as "dataAsOf", run.run_id as "runId",
      extract(epoch from coalesce(plan.finished_at, now()) - plan.created_at)::float8 as seconds,
      exists (
        select from permits permit where permit.environment_id = plan.environment_id and permit.project_id = plan.project_id
          and permit.release_id = plan.release_id and purpose = 'sync' and revoked_at is null
      ) as "isPermitted",
      exists (
        select from runs other join plans theirs using (environment_id, plan_id)
        where other.environment_id = plan.environment_id and theirs.source_id = plan.source_id
          and other.plan_id <> plan.plan_id
          and (other.finished_at is null or other.finished_at > plan.created_at)
      ) as "isOvertaken",
      exists (
        select from pulls newer
        where newer.environment_id = plan.environment_id and newer.source_id = plan.source_id
          and newer.kind in ('full', 'additions') and newer.state = 'complete' and newer.created_at > pull.created_at
      ) as "isOld"
    from plans plan
    join pulls pull using (environment_id, pull_id)
    left join runs run using (environment_id, plan_id)
    where plan.environment_id = ${tx.environmentId} and plan.project_id = ${projectId} and ${which}
    order by plan.created_at desc limit 1`.execute(tx)
  const [row] = rows
  if (!row) return null
  const { done, total, seconds, isPermitted, isOvertaken, isOld, ...plan } = row
  return {
    ...plan,
    pace: paceOf(done, total, seconds),
    brake: readBrake(row.brake),
    failure: row.failure?.text ?? null,
    obstacle: row.state === 'ready' ? obstacleOf({ isPermitted, isOvertaken, isOld }) : null,
  }
}

function obstacleOf(row: Pick<Row, 'isPermitted' | 'isOvertaken' | 'isOld'>): PlanView['obstacle'] {
  if (row.isOvertaken) return 'overtaken'
  if (row.isOld) return 'newer data'
  return row.isPermitted ? null : 'no permit'
}
