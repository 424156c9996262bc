// The people behind each term of the count bridge, a page at a time.
import { sql, type RawBuilder } from 'kysely'
import type { EnvironmentTransaction } from '../database/within.ts'
import type { SourceRecord } from '../mapping/core/record.ts'
import type { RowRef } from '../mapping/core/result.ts'
import type { OutcomeOf } from './outcome.ts'
import type { Who } from './who.ts'

/** `included` counts people, the others records; a person of two types is in both types' lists. */
export type ListedTerm =
  | { term: 'all' | 'duplicates' }
  | { term: 'included'; userType: string | null }
  | { term: 'leftOut'; row: RowRef }
  | { term: 'held'; row: RowRef; code: string; value: string | null }

export type ListedPerson = {
  recordNumber: number
  recordKey: string
  name: string | null
  email: string | null
  externalId: string | null
  userTypes: string[]
  status: 'included' | 'excluded' | 'held'
  /** Why they are left out or held, in the client's words. */
  reason: string | null
}

type Plan = OutcomeOf & { planId: string }
type Row = ListedPerson & { body: SourceRecord | null; total: number }

/** In the source's order. Who the mapping gave no name is found by any text of their record. */
export async function peopleOfTerm(
  tx: EnvironmentTransaction,
  plan: Plan,
  term: ListedTerm,
  asked: { search: string; offset: number; limit: number },
  who: (record: SourceRecord) => Who,
): Promise<{ rows: ListedPerson[]; total: number }> {
  const pattern = `%${asked.search.replace(/[\\%_]/g, '\\$&')}%`
  const { rows } = await sql<Row>`
    select outcome.record_number as "recordNumber", record_key as "recordKey", name, email,
      external_id as "externalId", user_types as "userTypes", status, reason->>'text' as reason,
      case when status <> 'included' then body end as body, count(*) over () as total
    from outcomes outcome
    join source_records known using (environment_id, source_id, record_number)
    left join payloads payload on payload.environment_id = outcome.environment_id
      and payload.source_id = outcome.source_id and payload.record_number = outcome.record_number
      and payload.payload_hash = outcome.payload_hash
    where outcome.environment_id = ${plan.environmentId} and outcome.source_id = ${plan.sourceId}
      and outcome.release_id = ${plan.releaseId} and ${isOf(plan, term)}
      and (${asked.search} = '' or concat_ws(' ', name, email, external_id, record_key) ilike ${pattern}
        or status <> 'included' and body::text ilike ${pattern})
    order by outcome.record_number offset ${asked.offset} limit ${asked.limit}`.execute(tx)
  return {
    total: rows[0]?.total ?? 0,
    rows: rows.map(({ body, total: _total, ...row }) => {
      if (!body) return row
      const { name, email, userTypes } = who(body)
      return {
        ...row,
        name: row.name ?? name,
        email: row.email ?? email,
        userTypes,
      }
    }),
  }
}

function isOf(plan: Plan, term: ListedTerm): RawBuilder<unknown> {
  switch (term.term) {
    case 'duplicates':
      return sql`status = 'included' and ${samePerson(plan, sql`other.record_number < outcome.record_number`)}`
    case 'included':
      return sql`status = 'included'
        and not ${samePerson(plan, sql`other.record_number < outcome.record_number`)}
        and not exists (
          select from plan_rows held where held.environment_id = ${plan.environmentId}
            and held.plan_id = ${plan.planId} and held.action = 'held' and held.person_key = outcome.person_key
        )
        and (${term.userType}::text is null or ${samePerson(plan, sql`${term.userType} = any(other.user_types)`)})`
    case 'leftOut':
      return sql`status = 'excluded' and ${isReason(term.row)}`
    case 'held':
      return sql`status = 'held' and reason->>'code' = ${term.code} and ${isReason(term.row)}
        and reason->'suggestion'->>'from' is not distinct from ${term.value}::text`
    default:
      return sql`true`
  }
}

/** Whether the same person has a record like this. */
const samePerson = (plan: Plan, like: RawBuilder<unknown>) => sql`exists (
  select from outcomes other
  where other.environment_id = ${plan.environmentId} and other.source_id = ${plan.sourceId}
    and other.release_id = ${plan.releaseId} and other.person_key = outcome.person_key
    and other.status = 'included' and ${like})`

const isReason = ({ tab, row, column }: RowRef) => sql`reason->'row'->>'tab' = ${tab}
  and reason->'row'->>'row' = ${row} and reason->'row'->>'column' is not distinct from ${column ?? null}::text`
