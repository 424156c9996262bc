// What a release makes of each record of a snapshot. Derived from payload and release alone, so an unchanged record is
// not mapped again; kept so that each term of the count bridge opens its people.
import { sql } from 'kysely'
import type { Database } from '../database/connection.ts'
import { within, type EnvironmentTransaction } from '../database/within.ts'
import type { Mapping, MapResult } from '../mapping/core/compile.ts'
import type { SourceRecord } from '../mapping/core/record.ts'

export type OutcomeOf = { environmentId: string; sourceId: string; releaseId: string }

const batch = 1000

/** Maps every record that has no outcome under this release yet, or a newer payload. Resumable: each batch is its own transaction. */
export async function mapOutcomes(
  db: Database,
  of: OutcomeOf,
  mapping: Mapping,
  onProgress: (tx: EnvironmentTransaction, mapped: number) => Promise<void>,
): Promise<void> {
  await within(db, of.environmentId, (tx) => dropOutcomesOfGone(tx, of))
  let after = 0
  for (;;) {
    const last = await within(db, of.environmentId, async (tx) => {
      const records = await unmapped(tx, of, after)
      if (records.length === 0) return null
      await storeOutcomes(
        tx,
        of,
        records.map((record) => outcomeRow(record, mapping.map(record.body))),
      )
      await onProgress(tx, records.length)
      return records.at(-1)?.record_number ?? null
    })
    if (last === null) return
    after = last
  }
}

type Unmapped = { record_number: number; payload_hash: Buffer; body: SourceRecord }

async function unmapped(
  tx: EnvironmentTransaction,
  of: OutcomeOf,
  after: number,
): Promise<Unmapped[]> {
  const { rows } = await sql<Unmapped>`
    select known.record_number, known.payload_hash, body
    from source_records known
    join payloads using (environment_id, source_id, record_number, payload_hash)
    where known.environment_id = ${of.environmentId} and known.source_id = ${of.sourceId}
      and present and known.record_number > ${after}
      and not exists (
        select from outcomes outcome
        where outcome.environment_id = known.environment_id and outcome.source_id = known.source_id
          and outcome.release_id = ${of.releaseId} and outcome.record_number = known.record_number
          and outcome.payload_hash = known.payload_hash
      )
    order by known.record_number limit ${batch}`.execute(tx)
  return rows
}

function outcomeRow(record: Unmapped, result: MapResult) {
  const included = result.status === 'included' ? result : null
  return {
    record_number: record.record_number,
    payload_hash: `\\x${record.payload_hash.toString('hex')}`,
    status: result.status,
    person_key: included?.personKey ?? null,
    external_id: result.externalId,
    email: included?.email ?? null,
    name: nameOf(result),
    user_types: included?.userTypes ?? [],
    reason: included ? null : result,
  }
}

function nameOf(result: MapResult): string | null {
  if (result.status !== 'included') return null
  const { display_name: shown, given_name: given, family_name: family } = result.values
  return [shown, [given, family].filter(Boolean).join(' '), result.email].find(
    (name) => typeof name === 'string' && name !== '',
  ) as string | null
}

/** A record that is held and no longer says whose it is keeps the person it belonged to, so that nobody is taken for gone. */
async function storeOutcomes(
  tx: EnvironmentTransaction,
  of: OutcomeOf,
  rows: unknown[],
): Promise<void> {
  await sql`
    insert into outcomes as known
      (environment_id, source_id, release_id, record_number, payload_hash, status, person_key, external_id, email, name, user_types, reason)
    select ${of.environmentId}, ${of.sourceId}, ${of.releaseId}, record_number, payload_hash, status, person_key, external_id, email, name, user_types, reason
    from json_to_recordset(${JSON.stringify(rows)}::json) as outcome (
      record_number integer, payload_hash bytea, status text, person_key text, external_id text, email text,
      name text, user_types text[], reason json
    )
    on conflict (environment_id, source_id, release_id, record_number) do update set
      payload_hash = excluded.payload_hash, status = excluded.status,
      person_key = case when excluded.status = 'held' then coalesce(excluded.person_key, known.person_key) else excluded.person_key end,
      external_id = case when excluded.status = 'held' then coalesce(excluded.external_id, known.external_id) else excluded.external_id end,
      email = excluded.email, name = coalesce(excluded.name, known.name), user_types = excluded.user_types,
      reason = excluded.reason`.execute(tx)
}

async function dropOutcomesOfGone(tx: EnvironmentTransaction, of: OutcomeOf): Promise<void> {
  await sql`
    delete from outcomes using source_records known
    where outcomes.environment_id = ${of.environmentId} and outcomes.source_id = ${of.sourceId}
      and outcomes.release_id = ${of.releaseId} and not known.present
      and known.environment_id = outcomes.environment_id and known.source_id = outcomes.source_id
      and known.record_number = outcomes.record_number`.execute(tx)
}
