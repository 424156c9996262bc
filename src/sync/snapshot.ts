// The snapshot: what a source is known to hold. A payload version is stored once; a page that brings nothing new
// writes nothing but itself.
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { wholeSets } from '../database/planner.ts'
import type { EnvironmentTransaction } from '../database/within.ts'
import type { SourceRecord } from '../mapping/core/record.ts'
import type { KeyedRecord, PageProof } from '../sources/http/page.ts'

export type StoredPage = { recordNumbers: number[]; changed: number }

type Version = { record_key: string; body: string; payload_hash: Buffer }
type Known = { record_key: string; record_number: number; payload_hash: Buffer; present: boolean }

/**
 * Writes one page: payloads that are new, the records they belong to, and the page's proof, all or nothing.
 * Records keep their number for ever. Only one pull of a source runs at a time, so numbers are given without a lock.
 */
export async function storePage(
  tx: EnvironmentTransaction,
  at: { sourceId: string; pullId: string },
  proof: PageProof,
  records: readonly KeyedRecord[],
): Promise<StoredPage> {
  const versions = versionsOf(records)
  const known = await knownRecords(tx, at.sourceId, versions)
  const changed = versions.filter((version) => {
    const before = known.get(version.record_key)
    return !before?.present || !before.payload_hash.equals(version.payload_hash)
  })
  const numbers = new Map([...known].map(([key, record]) => [key, record.record_number]))
  if (changed.length > 0) {
    for (const { record_key, record_number } of await storeVersions(tx, at.sourceId, changed)) {
      numbers.set(record_key, record_number)
    }
  }
  const recordNumbers = versions.flatMap(({ record_key }) => numbers.get(record_key) ?? [])
  await tx
    .insertInto('pull_pages')
    .values({
      environment_id: tx.environmentId,
      pull_id: at.pullId,
      page: proof.number,
      proof: JSON.stringify(proof),
      record_numbers: recordNumbers,
    })
    .execute()
  return { recordNumbers, changed: changed.length }
}

/** Half of a SHA-256 is enough to tell two versions of one record apart. */
export const payloadHash = (body: string) =>
  createHash('sha256').update(body).digest().subarray(0, 16)

/** A key that comes twice on one page is one record: its last word counts. */
function versionsOf(records: readonly KeyedRecord[]): Version[] {
  const byKey = new Map(records.map(({ key, record }) => [key, record]))
  return [...byKey].map(([record_key, record]) => {
    const body = JSON.stringify(record)
    return { record_key, body, payload_hash: payloadHash(body) }
  })
}

async function knownRecords(
  tx: EnvironmentTransaction,
  sourceId: string,
  versions: readonly Version[],
): Promise<Map<string, Known>> {
  const { rows } = await sql<Known>`
    select record_key, record_number, payload_hash, present from source_records
    where environment_id = ${tx.environmentId} and source_id = ${sourceId}
      and record_key = any(${versions.map((version) => version.record_key)}::text[])`.execute(tx)
  return new Map(rows.map((row) => [row.record_key, row]))
}

async function storeVersions(
  tx: EnvironmentTransaction,
  sourceId: string,
  versions: readonly Version[],
): Promise<{ record_key: string; record_number: number }[]> {
  const { rows } = await sql<{ record_key: string; record_number: number }>`
    with incoming as (
      select * from unnest(
        ${versions.map((version) => version.record_key)}::text[],
        ${versions.map((version) => version.payload_hash)}::bytea[],
        ${versions.map((version) => version.body)}::text[]
      ) with ordinality as incoming (record_key, payload_hash, body, place)
    ),
    highest as (
      select coalesce(max(record_number), 0) as number from source_records
      where environment_id = ${tx.environmentId} and source_id = ${sourceId}
    ),
    stored as (
      insert into source_records as known
        (environment_id, source_id, record_number, record_key, payload_hash)
      select ${tx.environmentId}, ${sourceId}, highest.number + incoming.place, record_key, payload_hash
      from incoming, highest
      on conflict (environment_id, source_id, record_key)
        do update set payload_hash = excluded.payload_hash, present = true
      returning record_key, record_number, payload_hash
    ),
    kept as (
      insert into payloads (environment_id, source_id, record_number, payload_hash, body)
      select ${tx.environmentId}, ${sourceId}, record_number, payload_hash, incoming.body::json
      from stored join incoming using (record_key, payload_hash)
      on conflict do nothing
    )
    select record_key, record_number from stored`.execute(tx)
  return rows
}

/** Marks the records that a complete full pull did not bring as gone, and drops what was made of them. */
export async function markGone(
  tx: EnvironmentTransaction,
  at: { sourceId: string; pullId: string },
): Promise<number> {
  const { rows } = await wholeSets(tx, () =>
    sql<{ record_number: number }>`
      update source_records set present = false
      where environment_id = ${tx.environmentId} and source_id = ${at.sourceId} and present
        and not exists (
          select from (
            select unnest(record_numbers) as seen from pull_pages
            where environment_id = ${tx.environmentId} and pull_id = ${at.pullId}
          ) pages where seen = record_number
        )
      returning record_number`.execute(tx),
  )
  await sql`
    delete from outcomes where environment_id = ${tx.environmentId} and source_id = ${at.sourceId}
      and record_number = any(${rows.map((row) => row.record_number)}::int[])`.execute(tx)
  return rows.length
}

/** One digest over every record that is present: equal digests, equal snapshots. */
export async function snapshotDigest(
  tx: EnvironmentTransaction,
  sourceId: string,
): Promise<{ digest: string; records: number }> {
  const { rows } = await sql<{ digest: string; records: number }>`
    select 's1-' || encode(sha256(convert_to(coalesce(
      string_agg(record_key || ' ' || encode(payload_hash, 'hex'), e'\\n' order by record_number), ''), 'UTF8')), 'hex') as digest,
      count(*) as records
    from source_records
    where environment_id = ${tx.environmentId} and source_id = ${sourceId} and present`.execute(tx)
  return rows[0] ?? { digest: 's1-', records: 0 }
}

export type SnapshotRecord = { recordNumber: number; recordKey: string; record: SourceRecord }

/** The first records that a pull brought, in its order: what the mapping is tried on. */
export async function sampleRecords(
  tx: EnvironmentTransaction,
  at: { sourceId: string; pullId: string },
  most: number,
): Promise<SnapshotRecord[]> {
  const { rows } = await sql<{ record_number: number; record_key: string; body: SourceRecord }>`
    select record_number, record_key, body
    from (
      select record_number, page, place from pull_pages, unnest(record_numbers) with ordinality as seen (record_number, place)
      where environment_id = ${tx.environmentId} and pull_id = ${at.pullId}
      order by page, place limit ${most}
    ) sample
    join source_records known using (record_number)
    join payloads using (environment_id, source_id, record_number, payload_hash)
    where known.environment_id = ${tx.environmentId} and known.source_id = ${at.sourceId}
    order by page, place`.execute(tx)
  return rows.map((row) => ({
    recordNumber: row.record_number,
    recordKey: row.record_key,
    record: row.body,
  }))
}
