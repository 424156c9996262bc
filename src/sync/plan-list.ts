// The rows of a plan by what becomes of the people, and the people of whom it has no row because nothing changes.
import { sql, type RawBuilder } from 'kysely'
import type { EnvironmentTransaction } from '../database/within.ts'
import type { Change } from './merge-person.ts'
import type { PlanAction } from './plan.ts'

export type ListedAction = PlanAction | 'unchanged'

export type ListedRow = {
  personId: string
  name: string
  email: string | null
  /** Whether they are on the platform already: a held newcomer is not. */
  isHere: boolean
  change: Change
  /** Why they are held or leave. */
  note: string | null
}

type Asked = {
  action: ListedAction
  search: string
  /** One person alone. */
  personId: string | null
  offset: number
  limit: number
}
type Row = ListedRow & { total: number }

export async function rowsOfPlan(
  tx: EnvironmentTransaction,
  plan: { planId: string; sourceId: string },
  asked: Asked,
): Promise<{ rows: ListedRow[]; total: number }> {
  const pattern = `%${asked.search.replace(/[\\%_]/g, '\\$&')}%`
  const listed =
    asked.action === 'unchanged' ? unchanged(tx, plan) : planned(tx, plan, asked.action)
  const { rows } = await sql<Row>`
    select "personId", name, email, "isHere", change, note, count(*) over () as total
    from (${listed}) listed
    where (${asked.search} = '' or concat_ws(' ', name, email, note) ilike ${pattern})
      and (${asked.personId}::uuid is null or "personId" = ${asked.personId})
    order by place, "personId" offset ${asked.offset} limit ${asked.limit}`.execute(tx)
  return { total: rows[0]?.total ?? 0, rows: rows.map(({ total: _total, ...row }) => row) }
}

const planned = (
  tx: EnvironmentTransaction,
  plan: { planId: string },
  action: PlanAction,
): RawBuilder<unknown> => sql`
  select planned.person_id as "personId", planned.name, planned.name as place, change, note,
    expected_version is not null or applied_at is not null as "isHere", coalesce(intent->'merged'->'profile'->>'email', person.email) as email
  from plan_rows planned left join persons person using (environment_id, person_id)
  where planned.environment_id = ${tx.environmentId} and planned.plan_id = ${plan.planId} and planned.action = ${action}`

const unchanged = (
  tx: EnvironmentTransaction,
  plan: { planId: string; sourceId: string },
): RawBuilder<unknown> => sql`
  select person_id as "personId", person.display_name as name, sort_name as place,
    '{}'::json as change, null as note, true as "isHere", person.email
  from presences presence join persons person using (environment_id, person_id)
  where presence.environment_id = ${tx.environmentId} and presence.source_id = ${plan.sourceId}
    and presence.state = 'active' and not exists (
      select from plan_rows planned where planned.environment_id = ${tx.environmentId}
        and planned.plan_id = ${plan.planId} and planned.person_id = presence.person_id
        and planned.action <> 'same'
    )`
