// A pull: one read of a source into the environment's snapshot.
//
// queued → running → complete     (only a complete full pull proves that someone is gone)
//             ├────→ incomplete   with the reason; what was read is kept, and removes nobody
//             └────→ parked       the source asked to be left alone; goes on by itself at its time
//
// Each page is written with its proof in one transaction. After a crash the read goes on behind the last written page.
import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Database } from '../database/connection.ts'
import { exclusively } from '../database/exclusively.ts'
import type { Jobs, Subject } from '../database/jobs.ts'
import { isOutage } from '../database/outage.ts'
import { freshStatistics } from '../database/planner.ts'
import { within, type EnvironmentTransaction } from '../database/within.ts'
import type { SourceRecord } from '../mapping/core/record.ts'
import type { Guard } from '../sources/http/guard.ts'
import { nothingRead, type Page, type PageProof, type ReadOutcome } from '../sources/http/page.ts'
import { proofOf } from '../sources/http/read-pages.ts'
import { createProfile } from '../sources/profile.ts'
import { sourceInForce } from './source-in-force.ts'
import { openSource } from '../sources/reading.ts'
import { Problem } from '../tenancy/problem.ts'
import type { Vault } from '../tenancy/vault.ts'
import { markGone, snapshotDigest, storePage } from './snapshot.ts'

export type PullKind = 'sample' | 'full' | 'additions'
export type PullServices = { db: Database; vault: Vault; jobs: Jobs; guard: Guard }

/** A sample ends with the page that brings it to this many records. */
const sampleSize = 250
const problemsKept = 100

export async function startPull(
  tx: EnvironmentTransaction,
  jobs: Jobs,
  asked: { sourceId: string; kind: PullKind; uploadId?: string; accountId: string | null },
): Promise<string> {
  const busy = await tx
    .selectFrom('pulls')
    .select('pull_id')
    .where('environment_id', '=', tx.environmentId)
    .where('source_id', '=', asked.sourceId)
    .where('state', 'in', ['queued', 'running'])
    .executeTakeFirst()
  if (busy)
    throw new Problem('conflict', 'A pull of this source is under way here. Wait until it ends.')
  const pullId = uuid()
  await tx
    .insertInto('pulls')
    .values({
      environment_id: tx.environmentId,
      pull_id: pullId,
      source_id: asked.sourceId,
      kind: asked.kind,
      state: 'queued',
      upload_id: asked.uploadId ?? null,
      started_by: asked.accountId,
    })
    .execute()
  await jobs.enqueue(tx, 'pull', pullId)
  return pullId
}

/** Carries a pull out, from wherever it stands. Safe to call twice or at once. */
export async function carryOutPull(
  services: PullServices,
  { environmentId, id }: Subject,
): Promise<void> {
  const { db } = services
  const pull = await within(db, environmentId, (tx) => find(tx, id))
  if (!pull) return
  await exclusively(db, `source ${environmentId} ${pull.source_id}`, async () => {
    const pages = await within(db, environmentId, (tx) => begin(tx, id))
    if (!pages) return
    const of = {
      environmentId,
      pullId: id,
      sourceId: pull.source_id,
      kind: pull.kind,
      uploadId: pull.upload_id,
    }
    try {
      await read(services, of, pages)
    } catch (error) {
      // The database was away: the pull goes on from its last page when it is back.
      if (!isOutage(error)) await within(db, environmentId, (tx) => fail(tx, id, error))
      throw error
    }
  })
}

type Pull = {
  environmentId: string
  pullId: string
  sourceId: string
  kind: PullKind
  uploadId: string | null
}

async function find(tx: EnvironmentTransaction, pullId: string) {
  const pull = await tx
    .selectFrom('pulls')
    .select(['source_id', 'kind', 'upload_id', 'state'])
    .where('environment_id', '=', tx.environmentId)
    .where('pull_id', '=', pullId)
    .executeTakeFirst()
  if (!pull || ['complete', 'incomplete'].includes(pull.state)) return null
  return { ...pull, kind: pull.kind as PullKind }
}

/** The proofs of the pages already written; null where another process has ended the pull meanwhile. */
async function begin(tx: EnvironmentTransaction, pullId: string): Promise<PageProof[] | null> {
  if (!(await find(tx, pullId))) return null
  await update(tx, pullId, { state: 'running', parked_until: null })
  const pages = await tx
    .selectFrom('pull_pages')
    .select('proof')
    .where('environment_id', '=', tx.environmentId)
    .where('pull_id', '=', pullId)
    .orderBy('page')
    .execute()
  return pages.map((page) => page.proof as PageProof)
}

async function read(services: PullServices, pull: Pull, earlier: PageProof[]): Promise<void> {
  const { db } = services
  const profile = createProfile()
  if (earlier.length > 0)
    await within(db, pull.environmentId, (tx) => profileEarlier(tx, pull, profile))
  const source = await openSource(services, pull, await sourceInForce(db, pull))
  const pages = source.read(earlier)
  let records = earlier.reduce((sum, page) => sum + page.entries, 0)
  for (;;) {
    const step = await pages.next()
    if (step.done) return finish(services, pull, step.value, profile)
    const page = step.value
    for (const { record } of page.records) profile.add(record)
    await within(db, pull.environmentId, (tx) => write(tx, pull, page))
    records += page.records.length
    if (pull.kind === 'sample' && records >= sampleSize) {
      await pages.return({ ...nothingRead, state: 'complete' })
      return finish(services, pull, { ...nothingRead, state: 'complete' }, profile)
    }
  }
}

async function write(tx: EnvironmentTransaction, pull: Pull, page: Page): Promise<void> {
  const stored = await storePage(tx, pull, proofOf(page), page.records)
  await sql`
    update pulls set pages = pages + 1, records = records + ${stored.recordNumbers.length}, changed = changed + ${stored.changed},
      vendor_total = coalesce(${page.total}::int, vendor_total), problem_count = problem_count + ${page.problems.length},
      problems = case when ${page.problems.length} = 0 then problems else (
        select json_agg(problem) from (
          select problem from json_array_elements(problems) problem union all
          select problem from json_array_elements(${JSON.stringify(page.problems)}::json) problem limit ${problemsKept}
        ) kept
      ) end
    where environment_id = ${tx.environmentId} and pull_id = ${pull.pullId}`.execute(tx)
}

async function finish(
  { db, jobs }: PullServices,
  pull: Pull,
  outcome: ReadOutcome,
  profile: ReturnType<typeof createProfile>,
): Promise<void> {
  await freshStatistics(db, ['source_records', 'payloads'])
  await within(db, pull.environmentId, async (tx) => {
    if (outcome.state === 'parked') {
      const failure = JSON.stringify({ code: outcome.error.code, text: outcome.error.text })
      await update(tx, pull.pullId, { state: 'parked', parked_until: outcome.until, failure })
      return jobs.enqueue(tx, 'pull', pull.pullId, { after: outcome.until })
    }
    const isWhole = outcome.state === 'complete' && pull.kind === 'full'
    const proves = isWhole && outcome.unreadable === 0
    const gone = proves ? await markGone(tx, pull) : 0
    const { digest } = await snapshotDigest(tx, pull.sourceId)
    const failure = endText(outcome, pull)
    await update(tx, pull.pullId, {
      state: outcome.state,
      gone,
      digest,
      profile: JSON.stringify(profile.finish()),
      failure,
      finished_at: new Date(),
    })
  })
}

/** What is to be said of the end, as JSON; null where all is well. */
function endText(outcome: Exclude<ReadOutcome, { state: 'parked' }>, pull: Pull): string | null {
  const { unreadable } = outcome
  if (outcome.state === 'incomplete') {
    return JSON.stringify({ code: outcome.error.code, text: outcome.error.text })
  }
  if (unreadable === 0 || pull.kind !== 'full') return null
  const entries = unreadable === 1 ? '1 entry' : `${unreadable} entries`
  const text = `${entries} could not be read, and any of them may be somebody who is here: so nobody is taken for gone on this pull. Have them mended at the source, and pull again.`
  return JSON.stringify({ code: 'entries_unreadable', text })
}

/** Our own fault, or no release to read by: the pull ends with its reason, and the error goes on to the log. */
async function fail(tx: EnvironmentTransaction, pullId: string, error: unknown): Promise<void> {
  const text =
    error instanceof Problem
      ? error.message
      : 'Reading stopped by a fault of Gangway itself, which is in its log. What was read is kept, and nobody is taken for gone.'
  const failure = JSON.stringify({ code: 'failed', text })
  await update(tx, pullId, { state: 'incomplete', failure, finished_at: new Date() })
}

/** After a crash the profile is made again from the pages that were written before it. */
async function profileEarlier(
  tx: EnvironmentTransaction,
  pull: Pull,
  profile: ReturnType<typeof createProfile>,
): Promise<void> {
  const pages = await tx
    .selectFrom('pull_pages')
    .select('page')
    .where('environment_id', '=', tx.environmentId)
    .where('pull_id', '=', pull.pullId)
    .orderBy('page')
    .execute()
  for (const { page } of pages) {
    const { rows } = await sql<{ body: SourceRecord }>`
      select body from pull_pages, unnest(record_numbers) as seen
      join source_records known on known.record_number = seen
      join payloads using (environment_id, source_id, record_number, payload_hash)
      where pull_pages.environment_id = ${tx.environmentId} and pull_id = ${pull.pullId} and page = ${page}
        and known.environment_id = ${tx.environmentId} and known.source_id = ${pull.sourceId}`.execute(
      tx,
    )
    for (const { body } of rows) profile.add(body)
  }
}

async function update(
  tx: EnvironmentTransaction,
  pullId: string,
  values: {
    state: string
    parked_until?: Date | null
    gone?: number
    digest?: string
    profile?: string
    failure?: string | null
    finished_at?: Date
  },
): Promise<void> {
  await tx
    .updateTable('pulls')
    .set(values)
    .where('environment_id', '=', tx.environmentId)
    .where('pull_id', '=', pullId)
    .execute()
}
