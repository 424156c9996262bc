// Which records, in which versions, a presence was made of. Its basis is a digest over exactly those, so what is found
// here is proven and not guessed; records that came or changed since, and that no run has applied yet, are told apart.
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { EnvironmentTransaction } from '../database/within.ts'
import type { SourceRecord } from '../mapping/core/record.ts'

export type Presence = {
  sourceId: string
  releaseId: string
  personKey: string
  basis: Buffer
  /** The person's ids in this source. */
  externalIds: readonly string[]
}

export type AppliedRecord = {
  recordNumber: number
  recordKey: string
  body: SourceRecord
  firstSeenAt: Date
}

/** What the source says by now of a record, beyond what was applied. */
export type News = {
  recordKey: string
  what: 'newer' | 'added' | 'gone' | 'held' | 'left out'
  /** Why it is held or left out. */
  reason: string | null
}

export type Applied = { records: AppliedRecord[]; news: News[] }

type Version = {
  record_number: number
  record_key: string
  present: boolean
  payload_hash: Buffer
  is_current: boolean
  body: SourceRecord
  first_seen_at: Date
  status: 'included' | 'excluded' | 'held' | null
  reason: string | null
  /** By the present outcome, and not by what its key looks like. */
  is_theirs: boolean
  has_key: boolean | null
}

/** No records where their versions are not kept any more. */
export async function appliedRecords(
  tx: EnvironmentTransaction,
  presence: Presence,
): Promise<Applied> {
  const byRecord = Map.groupBy(await versions(tx, presence), (version) => version.record_number)
  const applied = provenBy(presence.basis, [...byRecord.values()])
  const isApplied = new Set(applied)
  return {
    records: applied.map((version) => ({
      recordNumber: version.record_number,
      recordKey: version.record_key,
      body: version.body,
      firstSeenAt: version.first_seen_at,
    })),
    news: [...byRecord.values()].flatMap((all) => newsOf(all, isApplied)),
  }
}

/** The versions of every record that is, or may have been, this person's; of each record the newest first. */
async function versions(tx: EnvironmentTransaction, presence: Presence): Promise<Version[]> {
  const { sourceId, releaseId, personKey } = presence
  const ids = [...presence.externalIds]
  const { rows } = await sql<Version>`
    with theirs as (
      select record_number from outcomes
      where environment_id = ${tx.environmentId} and source_id = ${sourceId} and release_id = ${releaseId}
        and (person_key = ${personKey} or external_id = any(${ids}::text[]))
      union
      -- A record that is gone has no outcome left; its key is part of the id that the mapping made of it.
      select record_number from source_records
      where environment_id = ${tx.environmentId} and source_id = ${sourceId}
        and record_key = any(${ids.flatMap(endings)}::text[])
    )
    select known.record_number, known.record_key, known.present, version.payload_hash,
      version.payload_hash = known.payload_hash as is_current, version.body, version.first_seen_at,
      outcome.status, outcome.reason->>'text' as reason, outcome.person_key = ${personKey} as has_key,
      coalesce(outcome.person_key = ${personKey} or outcome.external_id = any(${ids}::text[]), false) as is_theirs
    from theirs
    join source_records known on known.environment_id = ${tx.environmentId} and known.source_id = ${sourceId}
      and known.record_number = theirs.record_number
    join payloads version on version.environment_id = known.environment_id and version.source_id = known.source_id
      and version.record_number = known.record_number
    left join outcomes outcome on outcome.environment_id = known.environment_id and outcome.source_id = known.source_id
      and outcome.record_number = known.record_number and outcome.release_id = ${releaseId}
    order by known.record_number, is_current desc, version.first_seen_at desc`.execute(tx)
  return rows
}

/** The id, and what is left of it without each prefix that it may have: `quay-17` → `quay-17`, `17`. */
const endings = (id: string) => [
  id,
  ...[...id.matchAll(/[^\p{L}\p{N}]/gu)].map(({ index }) => id.slice(index + 1)),
]

/** A person has a few records, each of a few versions; beyond this many ways to choose, none is looked for. */
const mostChoices = 5000

/** The one choice of at most one version of each record whose digest is the basis: the newest are tried first. */
function provenBy(basis: Buffer, records: readonly Version[][]): Version[] {
  let tried = 0
  const choose = (at: number, chosen: readonly Version[]): readonly Version[] | null => {
    const versions = records[at]
    if (!versions)
      return (tried += 1) <= mostChoices && basisOf(chosen).equals(basis) ? chosen : null
    for (const version of versions) {
      if (tried > mostChoices) return null
      const found = choose(at + 1, [...chosen, version])
      if (found) return found
    }
    return choose(at + 1, chosen)
  }
  return [...(choose(0, []) ?? [])]
}

/** As the plan makes it of its groups. */
function basisOf(versions: readonly Version[]): Buffer {
  const digest = createHash('sha256')
  for (const { record_number, payload_hash } of versions) {
    const number = Buffer.alloc(4)
    number.writeInt32BE(record_number)
    digest.update(number).update(payload_hash)
  }
  return digest.digest()
}

function newsOf(all: readonly Version[], applied: ReadonlySet<Version>): News[] {
  const [newest] = all
  if (!newest) return []
  const known = all.find((version) => applied.has(version))
  const news = (what: News['what'], reason: string | null = null) => [
    { recordKey: newest.record_key, what, reason },
  ]
  if (!newest.present) return known ? news('gone') : []
  if (known === newest || !(known || newest.is_theirs)) return []
  if (newest.status === 'held') return news('held', newest.reason)
  if (newest.status === 'excluded') return known ? news('left out', newest.reason) : []
  if (known) return news('newer')
  return newest.has_key ? news('added') : []
}
