// What was done in an environment, newest first: pulls, plans and runs in one list.
import { sql } from 'kysely'
import type { EnvironmentTransaction } from '../database/within.ts'
import type { PlanCounts } from './plan.ts'
import type { PullKind } from './pull.ts'

type Entry = {
  id: string
  at: Date
  /** Null while it goes on. */
  finishedAt: Date | null
  sourceId: string
  by: string | null
  failure: string | null
}

export type LogEntry = Entry &
  (
    | {
        kind: 'pull'
        state: string
        figures: { kind: PullKind; pages: number; records: number; changed: number; gone: number }
      }
    | {
        kind: 'plan'
        state: string
        releaseId: string
        figures: { counts: PlanCounts; people: number } | null
      }
    | {
        kind: 'run'
        state: string
        releaseId: string
        planId: string
        figures: { counts: PlanCounts; done: number; total: number }
      }
  )

export const logKinds = ['pull', 'plan', 'run'] as const

export async function syncLog(
  tx: EnvironmentTransaction,
  projectId: string,
  sourceIds: readonly string[],
  asked: { kind: (typeof logKinds)[number] | null; offset: number; limit: number },
): Promise<{ rows: LogEntry[]; total: number }> {
  const { rows } = await sql<LogEntry & { total: number }>`
    with log as (
      select 'pull' as kind, pull_id as id, state, created_at as at, finished_at, source_id, null::uuid as release_id,
        null::uuid as plan_id, started_by as by, failure->>'text' as failure,
        json_build_object('kind', kind, 'pages', pages, 'records', records, 'changed', changed, 'gone', gone) as figures
      from pulls where environment_id = ${tx.environmentId} and source_id = any(${sourceIds}::uuid[])
      union all
      select 'plan', plan_id, state, created_at, finished_at, source_id, release_id, plan_id, made_by, failure->>'text',
        case when counts is not null then json_build_object('counts', counts, 'people', bridge->'people') end
      from plans where environment_id = ${tx.environmentId} and project_id = ${projectId}
      union all
      select 'run', run_id, run.state, coalesce(run.started_at, run.created_at), run.finished_at, source_id, release_id,
        plan_id, confirmed_by, run.failure->>'text',
        json_build_object('counts', plan.counts, 'done', run.done, 'total', run.total)
      from runs run join plans plan using (environment_id, plan_id)
      where run.environment_id = ${tx.environmentId} and project_id = ${projectId}
    )
    select kind, id, state, at, finished_at as "finishedAt", source_id as "sourceId", release_id as "releaseId",
      plan_id as "planId", by, failure, figures, count(*) over () as total
    from log where ${asked.kind}::text is null or kind = ${asked.kind}
    order by at desc, id offset ${asked.offset} limit ${asked.limit}`.execute(tx)
  return { total: rows[0]?.total ?? 0, rows: rows.map(({ total: _total, ...row }) => row) }
}
