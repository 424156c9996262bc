// The people whom the source no longer has: cancelled, left out by a rule, gone from a complete full pull, or replaced
// by somebody else who has their registration now. What becomes of the first three the lifecycle tab says.
// A person one of whose records is held stays as they are: a question about them is open.
import { sql } from 'kysely'
import type { EnvironmentTransaction } from '../database/within.ts'
import type { MappingDocument } from '../mapping/core/document.ts'
import type { OutcomeOf } from './outcome.ts'

/** Adds a row for each who is to go: `suspend` where no other source knows them, else `end`. */
export async function planEndings(
  tx: EnvironmentTransaction,
  plan: OutcomeOf & { planId: string },
  { cancelled, vanished }: MappingDocument['lifecycle'],
): Promise<void> {
  await sql`
    -- Narrowed in two steps, so that the second looks at the few whose key is gone, whatever the planner knows.
    with moved as materialized (
      select takes_over_from as person_id, name, json_array_elements_text(intent->'externalIds') as value from plan_rows
      where environment_id = ${plan.environmentId} and plan_id = ${plan.planId} and takes_over_from is not null
    ),
    without_records as materialized (
      select person_id, person_key from presences presence
      where presence.environment_id = ${plan.environmentId} and presence.source_id = ${plan.sourceId}
        and presence.state = 'active'
        and not exists (
          select from outcomes outcome
          where outcome.environment_id = presence.environment_id and outcome.source_id = presence.source_id
            and outcome.release_id = ${plan.releaseId} and outcome.status in ('included', 'held')
            and outcome.person_key = presence.person_key
        )
    ),
    gone as materialized (
      select person_id, person_key, exists (
        select from presences other
        where other.environment_id = ${plan.environmentId} and other.person_id = without_records.person_id
          and other.source_id <> ${plan.sourceId} and other.state = 'active'
      ) as known_elsewhere
      from without_records
      where not exists (
        select from identifiers identifier
        join outcomes outcome on outcome.environment_id = identifier.environment_id
          and outcome.source_id = ${plan.sourceId} and outcome.release_id = ${plan.releaseId}
          and outcome.status in ('included', 'held') and outcome.external_id = identifier.value
        where identifier.environment_id = ${plan.environmentId} and identifier.person_id = without_records.person_id
          and identifier.kind = 'external' and identifier.namespace = ${plan.sourceId}::text and identifier.until is null
          and not exists (
            select from moved where moved.person_id = identifier.person_id and moved.value = identifier.value
          )
      )
    ),
    told as materialized (
      select person_id, person_key, known_elsewhere, (
        select 'Their registration belongs to ' || moved.name || ' now.' from moved where moved.person_id = gone.person_id limit 1
      ) as replaced, (
        select reason->>'text' from outcomes outcome
        where outcome.environment_id = ${plan.environmentId} and outcome.source_id = ${plan.sourceId}
          and outcome.release_id = ${plan.releaseId} and outcome.status = 'excluded'
          and outcome.external_id in (
            select value from identifiers where identifiers.environment_id = ${plan.environmentId}
              and identifiers.person_id = gone.person_id and kind = 'external' and namespace = ${plan.sourceId}::text
          )
        order by record_number limit 1
      ) as left_out
      from gone
    ),
    highest as (
      select coalesce(max(row_number), 0) as number from plan_rows
      where environment_id = ${plan.environmentId} and plan_id = ${plan.planId}
    )
    insert into plan_rows (environment_id, plan_id, row_number, person_id, person_key, action, expected_version, name, change, note)
    select ${plan.environmentId}, ${plan.planId}, highest.number + row_number() over (order by person_id), person_id,
      told.person_key, case when known_elsewhere or origin <> 'sync' then 'end' else 'suspend' end, version, display_name,
      case when known_elsewhere or origin <> 'sync' then '{}' else '{"state": ["active", "suspended"]}' end::json,
      coalesce(replaced, left_out, 'The source no longer has them.')
    from told join persons using (person_id), highest
    where persons.environment_id = ${plan.environmentId}
      and (replaced is not null or case when left_out is null then ${vanished} else ${cancelled} end = 'suspend')`.execute(
    tx,
  )
}
