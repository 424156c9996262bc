// What a release makes of each record of a snapshot. Derived from payload and release alone, so an unchanged record is
// not mapped again; kept so that each term of the count bridge opens its people.
import { sql } from 'kysely'
import type { Database } from '../database/connection.ts'
import { freshStatistics } from '../database/planner.ts'
import { within, type EnvironmentTransaction } from '../database/within.ts'
import type { Mapping, MapResult } from '../mapping/core/compile.ts'
import type { SourceRecord } from '../mapping/core/record.ts'

export type OutcomeOf = { environmentId: string; sourceId: string; releaseId: string }

const batch = 1000

/**
 * Maps every record that has no outcome under this release yet, or a newer payload, or one of another era of the
 * mapping. Resumable: each batch is its own transaction.
 */
export async function mapOutcomes(
  db: Database,
  of: OutcomeOf,
  mapping: Mapping,
  onProgress: (tx: EnvironmentTransaction, mapped: number) => Promise<void>,
): Promise<void> {
  let after = 0
  let written = 0
  for (;;) {
    const last = await within(db, of.environmentId, async (tx) => {
      const records = await recordsAfter(tx, of, after)
      if (records.length === 0) return null
      const changed = await payloadsOf(tx, of, await withoutOutcome(tx, of, records, mapping.era))
      await storeOutcomes(
        tx,
        of,
        changed.map((record) => outcomeRow(record, mapping.map(record.body))),
        mapping.era,
      )
      await onProgress(tx, records.length)
      written += changed.length
      return records.at(-1)?.record_number ?? null
    })
    if (last === null) break
    after = last
  }
  if (written > 0) await freshStatistics(db, ['outcomes'])
}

type Seen = { record_number: number; payload_hash: Buffer }
type Unmapped = Seen & { body: SourceRecord }

async function recordsAfter(
  tx: EnvironmentTransaction,
  of: OutcomeOf,
  after: number,
): Promise<Seen[]> {
  const { rows } = await sql<Seen>`
    select record_number, payload_hash from source_records
    where environment_id = ${of.environmentId} and source_id = ${of.sourceId}
      and present and record_number > ${after}
    order by record_number limit ${batch}`.execute(tx)
  return rows
}

async function withoutOutcome(
  tx: EnvironmentTransaction,
  of: OutcomeOf,
  records: readonly Seen[],
  era: string,
): Promise<Seen[]> {
  const { rows } = await sql<Seen>`
    select record_number, payload_hash from outcomes
    where era = ${era} and environment_id = ${of.environmentId} and source_id = ${of.sourceId} and release_id = ${of.releaseId}
      and record_number between ${records[0]?.record_number ?? 0} and ${records.at(-1)?.record_number ?? 0}`.execute(
    tx,
  )
  const mapped = new Map(rows.map((row) => [row.record_number, row.payload_hash]))
  return records.filter((record) => !mapped.get(record.record_number)?.equals(record.payload_hash))
}

async function payloadsOf(
  tx: EnvironmentTransaction,
  of: OutcomeOf,
  records: readonly Seen[],
): Promise<Unmapped[]> {
  if (records.length === 0) return []
  const { rows } = await sql<Unmapped>`
    select record_number, payload_hash, body from payloads
    where environment_id = ${of.environmentId} and source_id = ${of.sourceId}
      and record_number = any(${records.map((record) => record.record_number)}::int[])
      and payload_hash = any(${records.map((record) => record.payload_hash)}::bytea[])`.execute(tx)
  const current = new Map(records.map((record) => [record.record_number, record.payload_hash]))
  return rows.filter((row) => current.get(row.record_number)?.equals(row.payload_hash))
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
    codes: included?.codes ?? [],
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
  era: string,
): Promise<void> {
  if (rows.length === 0) return
  await sql`
    insert into outcomes as known
      (environment_id, source_id, release_id, record_number, payload_hash, status, person_key, external_id, email, name, user_types,
        codes, era, reason)
    select ${of.environmentId}, ${of.sourceId}, ${of.releaseId}, record_number, payload_hash, status, person_key, external_id, email, name,
      user_types, codes, ${era}, reason
    from json_to_recordset(${JSON.stringify(rows)}::json) as outcome (
      record_number integer, payload_hash bytea, status text, person_key text, external_id text, email text,
      name text, user_types text[], codes text[], reason json
    )
    on conflict (environment_id, source_id, release_id, record_number) do update set
      payload_hash = excluded.payload_hash, status = excluded.status,
      person_key = case when excluded.status = 'held' then coalesce(excluded.person_key, known.person_key) else excluded.person_key end,
      external_id = case when excluded.status = 'held' then coalesce(excluded.external_id, known.external_id) else excluded.external_id end,
      email = excluded.email, name = coalesce(excluded.name, known.name), user_types = excluded.user_types,
      codes = excluded.codes, era = excluded.era, reason = excluded.reason`.execute(tx)
}
