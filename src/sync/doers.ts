// Who did what stands in a person's history: a run of a release, an account of the console, or the person themselves.
import type { EnvironmentTransaction } from '../database/within.ts'
import { outside } from '../database/within.ts'
import { accountNames } from './account-names.ts'

export type Doer =
  | {
      kind: 'run'
      runId: string
      projectId: string
      /** The release's number. */
      release: number | null
      confirmedBy: string | null
    }
  | { kind: 'account'; name: string | null }
  | { kind: 'person' }
  | { kind: 'system' }

type Row = { run_id: string | null; actor_kind: string; actor_id: string | null }

export async function doers(
  tx: EnvironmentTransaction,
  rows: readonly Row[],
): Promise<(row: Row) => Doer> {
  const runs = await runsOf(tx, [...new Set(rows.flatMap(({ run_id }) => run_id ?? []))])
  const numbers = await releaseNumbers(tx, [...new Set(runs.map(({ release_id }) => release_id))])
  const name = await accountNames(tx, [
    ...rows.map(({ actor_kind, actor_id }) => (actor_kind === 'account' ? actor_id : null)),
    ...runs.map(({ confirmed_by }) => confirmed_by),
  ])
  return ({ run_id, actor_kind, actor_id }) => {
    const run = runs.find((run) => run.run_id === run_id)
    if (run) {
      return {
        kind: 'run',
        runId: run.run_id,
        projectId: run.project_id,
        release: numbers.get(run.release_id) ?? null,
        confirmedBy: name(run.confirmed_by),
      }
    }
    if (actor_kind === 'account') return { kind: 'account', name: name(actor_id) }
    return { kind: actor_kind === 'person' ? 'person' : 'system' }
  }
}

async function runsOf(tx: EnvironmentTransaction, ids: readonly string[]) {
  if (ids.length === 0) return []
  return tx
    .selectFrom('runs')
    .innerJoin('plans', (join) =>
      join
        .onRef('plans.environment_id', '=', 'runs.environment_id')
        .onRef('plans.plan_id', '=', 'runs.plan_id'),
    )
    .select(['runs.run_id', 'runs.confirmed_by', 'plans.project_id', 'plans.release_id'])
    .where('runs.environment_id', '=', tx.environmentId)
    .where('runs.run_id', 'in', ids)
    .execute()
}

async function releaseNumbers(
  tx: EnvironmentTransaction,
  ids: readonly string[],
): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map()
  const rows = await outside(tx, (shared) =>
    shared
      .selectFrom('releases')
      .select(['release_id', 'number'])
      .where('release_id', 'in', ids)
      .execute(),
  )
  return new Map(rows.map(({ release_id, number }) => [release_id, number]))
}
