// Who is in the mapping room now, and in which cell. Each open editor says where it is every few seconds; whoever has
// been silent for longer than that is gone.
import { sql } from 'kysely'
import type { Database } from '../database/connection.ts'

/** Where somebody is, as the room names it. */
export type Standing = {
  tab: string
  /** Which of the tab's grids, and the row and column as that grid names them; null where they stand in none. */
  list: string | null
  row: string | null
  column: string | null
}

export type Present = Standing & {
  accountId: string
  name: string
  side: 'platform' | 'client'
}

/** Three heartbeats of the room. */
const silence = sql<Date>`now() - interval '15 seconds'`

/** Notes where somebody is, or that they left (null). */
export async function stand(
  db: Database,
  projectId: string,
  accountId: string,
  at: Standing | null,
): Promise<void> {
  const place = { tab: null, list: null, row: null, column: null, ...at, seen_at: sql<Date>`now()` }
  if (at) {
    await db
      .insertInto('mapping_presences')
      .values({ project_id: projectId, account_id: accountId, ...place })
      .onConflict((conflict) => conflict.columns(['project_id', 'account_id']).doUpdateSet(place))
      .execute()
  }
  await db
    .deleteFrom('mapping_presences')
    .where('project_id', '=', projectId)
    .where((eb) =>
      at
        ? eb('seen_at', '<', silence)
        : eb.or([eb('seen_at', '<', silence), eb('account_id', '=', accountId)]),
    )
    .execute()
}

/** Everybody else who is there, in the order of their names. */
export async function othersPresent(
  db: Database,
  projectId: string,
  accountId: string,
): Promise<Present[]> {
  const rows = await db
    .selectFrom('mapping_presences as presence')
    .innerJoin('accounts as account', 'account.account_id', 'presence.account_id')
    .select(['account.account_id', 'account.name', 'tab', 'list', 'row', 'column'])
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom('memberships')
            .select('membership_id')
            .whereRef('memberships.account_id', '=', 'account.account_id')
            .where('client_id', 'is', null),
        )
        .as('of_platform'),
    )
    .where('project_id', '=', projectId)
    .where('presence.account_id', '<>', accountId)
    .where('seen_at', '>=', silence)
    .orderBy('account.name')
    .orderBy('account.account_id')
    .execute()
  return rows.map((row) => ({
    accountId: row.account_id,
    name: row.name,
    side: row.of_platform ? 'platform' : 'client',
    tab: row.tab ?? '',
    list: row.list,
    row: row.row,
    column: row.column,
  }))
}
