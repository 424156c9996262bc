// The count bridge: source total − left out by each rule − held − duplicates = people expected.
import { sql } from 'kysely'
import type { EnvironmentTransaction } from '../database/within.ts'
import type { RowRef } from '../mapping/core/result.ts'
import type { OutcomeOf } from './outcome.ts'

export type Bridge = {
  /** Records that the source holds now. */
  total: number
  /** The vendor's own total, where it gives one; what it counts may differ (orders, not people). */
  vendorTotal: number | null
  /** Entries of the source that have no id and so can't become records. */
  withoutId: number
  leftOut: { row: RowRef; text: string; count: number }[]
  /** By reason; `value` is the source's value that no row names, where that is the reason. The text is the first one's. */
  held: { row: RowRef; code: string; value: string | null; text: string; count: number }[]
  /** Records beyond the first of one person. */
  duplicates: number
  /** People whose records disagree with the people who are here. */
  heldWhenJoined: number
  people: number
  byUserType: { userType: string; count: number }[]
}

type Reason = { row: RowRef; text: string; code?: string; suggestion?: { from: string } }

export async function countBridge(
  tx: EnvironmentTransaction,
  of: OutcomeOf,
  pull: { vendorTotal: number | null; problemCount: number },
): Promise<Bridge> {
  const where = sql`environment_id = ${of.environmentId} and source_id = ${of.sourceId} and release_id = ${of.releaseId}`
  const { rows: reasons } = await sql<{ status: string; reason: Reason; count: number }>`
    select status, (array_agg(reason order by record_number))[1] as reason, count(*) as count
    from outcomes where ${where} and status <> 'included'
    group by status, reason->'row'->>'tab', reason->'row'->>'row', reason->'row'->>'column',
      case when status = 'held' then reason->>'code' end, case when status = 'held' then reason->'suggestion'->>'from' end
    order by count desc, min(record_number)`.execute(tx)
  const { rows: counts } = await sql<{ total: number; included: number; people: number }>`
    select count(*) as total, count(*) filter (where status = 'included') as included,
      count(distinct person_key) filter (where status = 'included') as people
    from outcomes where ${where}`.execute(tx)
  const { rows: byUserType } = await sql<{ userType: string; count: number }>`
    select user_type as "userType", count(distinct person_key) as count
    from outcomes, unnest(user_types) as user_type
    where ${where} and status = 'included' group by user_type order by count desc, user_type`.execute(
    tx,
  )
  const { total, included, people } = counts[0] ?? { total: 0, included: 0, people: 0 }
  return {
    total: total + pull.problemCount,
    vendorTotal: pull.vendorTotal,
    withoutId: pull.problemCount,
    leftOut: reasons
      .filter(({ status }) => status === 'excluded')
      .map(({ reason, count }) => ({ row: reason.row, text: reason.text, count })),
    held: reasons
      .filter(({ status }) => status === 'held')
      .map(({ reason, count }) => ({
        row: reason.row,
        code: reason.code ?? '',
        value: reason.suggestion?.from ?? null,
        text: reason.text,
        count,
      })),
    duplicates: included - people,
    heldWhenJoined: 0,
    people,
    byUserType,
  }
}
