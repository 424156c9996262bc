import { sql } from 'kysely'
import { outside, type EnvironmentTransaction } from '../database/within.ts'
import type { Bridge } from '../sync/bridge.ts'
import type { PlanCounts } from '../sync/plan.ts'
import type { EnvironmentFacts } from './next-thing.ts'

type Row = {
  pullState: string | null
  completePullId: string | null
  planState: string | null
  planPullId: string | null
  planReleaseId: string | null
  counts: PlanCounts | null
  bridge: Pick<Bridge, 'people' | 'held' | 'heldWhenJoined'> | null
  isOvertaken: boolean | null
  runState: string | null
  releaseId: string | null
  people: number
  testPeople: number
  invited: number
}

/**
 * Where an environment stands with one source.
 * @param wanted the release that should run here, null for one that is not frozen yet; left out, it is the one whose
 *   permit is in force.
 */
export async function environmentFacts(
  tx: EnvironmentTransaction,
  of: { projectId: string; sourceId: string },
  wanted?: string | null,
): Promise<EnvironmentFacts> {
  const row = await standing(tx, of)
  const wantedId = wanted === undefined ? row.releaseId : wanted
  const { counts, bridge } = row
  return {
    release: await numberOf(tx, row.releaseId),
    pull: pullFact(row.pullState),
    plan: planFact(row, wantedId),
    changes: counts
      ? counts.create + counts.update + counts.suspend + counts.restore + counts.end
      : 0,
    expected: bridge?.people ?? 0,
    held: (bridge?.held ?? []).reduce((sum, { count }) => sum + count, bridge?.heldWhenJoined ?? 0),
    run: runFact(row.runState),
    people: row.people,
    testPeople: row.testPeople,
    invited: row.invited,
  }
}

/** Where there is no source yet. */
export const nothingHere: EnvironmentFacts = {
  release: null,
  pull: 'none',
  plan: 'none',
  changes: 0,
  expected: 0,
  held: 0,
  run: 'none',
  people: 0,
  testPeople: 0,
  invited: 0,
}

function pullFact(state: string | null): EnvironmentFacts['pull'] {
  if (state === null) return 'none'
  if (state === 'parked' || state === 'incomplete' || state === 'complete') return state
  return 'under way'
}

function planFact(row: Row, wantedId: string | null): EnvironmentFacts['plan'] {
  switch (row.planState) {
    case null:
      return 'none'
    case 'queued':
    case 'running':
      return 'under way'
    case 'failed':
      return 'failed'
    default: {
      const isOfToday =
        row.planPullId === row.completePullId && row.planReleaseId === wantedId && !row.isOvertaken
      if (!isOfToday) return 'outdated'
      return row.planState === 'applied' ? 'applied' : 'ready'
    }
  }
}

function runFact(state: string | null): EnvironmentFacts['run'] {
  if (state === null) return 'none'
  return state === 'done' || state === 'failed' ? state : 'under way'
}

async function standing(
  tx: EnvironmentTransaction,
  of: { projectId: string; sourceId: string },
): Promise<Row> {
  const { rows } = await sql<Row>`
    select pull.state as "pullState", complete.pull_id as "completePullId", plan.state as "planState",
      plan.pull_id as "planPullId", plan.release_id as "planReleaseId", plan.counts, plan.bridge, run.state as "runState",
      plan.state = 'ready' and exists (
        select from runs other join plans theirs using (environment_id, plan_id)
        where other.environment_id = ${tx.environmentId} and theirs.source_id = ${of.sourceId}
          and other.created_at > plan.created_at
      ) as "isOvertaken",
      (
        select release_id from permits where environment_id = ${tx.environmentId} and project_id = ${of.projectId}
          and purpose = 'sync' and revoked_at is null
      ) as "releaseId",
      (select count(*) from persons where environment_id = ${tx.environmentId} and state = 'active') as people,
      (select count(*) from test_people where environment_id = ${tx.environmentId}) as "testPeople",
      (
        select count(*) from messages where environment_id = ${tx.environmentId} and template = 'invitation'
          and state in ('queued', 'sent', 'kept')
      ) as invited
    from (select) one
    left join lateral (
      select state from pulls where environment_id = ${tx.environmentId} and source_id = ${of.sourceId}
        and kind <> 'sample' order by created_at desc limit 1
    ) pull on true
    left join lateral (
      select pull_id from pulls where environment_id = ${tx.environmentId} and source_id = ${of.sourceId}
        and kind <> 'sample' and state = 'complete' order by created_at desc limit 1
    ) complete on true
    left join lateral (
      select * from plans where environment_id = ${tx.environmentId} and project_id = ${of.projectId}
        and source_id = ${of.sourceId} order by created_at desc limit 1
    ) plan on true
    left join lateral (
      select runs.state from runs join plans using (environment_id, plan_id)
      where environment_id = ${tx.environmentId} and project_id = ${of.projectId} and source_id = ${of.sourceId}
      order by runs.created_at desc limit 1
    ) run on true`.execute(tx)
  const [row] = rows
  if (!row) throw new Error('A query of one row gave none.')
  return row
}

async function numberOf(
  tx: EnvironmentTransaction,
  releaseId: string | null,
): Promise<number | null> {
  if (releaseId === null) return null
  const release = await outside(tx, (shared) =>
    shared
      .selectFrom('releases')
      .select('number')
      .where('release_id', '=', releaseId)
      .executeTakeFirst(),
  )
  return release?.number ?? null
}
