// What happened to a person here: one entry for each act, with before and after, and who did it.
import { sql } from 'kysely'
import type { Database } from '../database/connection.ts'
import { type EnvironmentTransaction, outside, within } from '../database/within.ts'
import { emptyDocument } from '../mapping/core/document.ts'
import { standardModel } from '../mapping/core/platform-model.ts'
import { readContent, type ReleaseContent } from '../mapping/release-content.ts'
import { Problem } from '../tenancy/problem.ts'
import { type ChangeView, changeView } from './change-view.ts'
import { type Doer, doers } from './doers.ts'

export type HistoryEntry = {
  historyId: string
  at: Date
  kind: 'created' | 'updated' | 'suspended' | 'restored'
  by: Doer
  changes: ChangeView[]
  /** Why the plan suspended them. */
  note: string | null
}

type Row = {
  history_id: string
  at: Date
  kind: HistoryEntry['kind']
  run_id: string | null
  actor_kind: string
  actor_id: string | null
  change: { [what: string]: [before: unknown, after: unknown] }
  note: string | null
}

/** The newest first; `before` is the last entry of the page before. History ids are in the order of time. */
export async function personHistory(
  db: Database,
  environmentId: string,
  personId: string,
  { before, limit }: { before: string | null; limit: number },
): Promise<{ entries: HistoryEntry[]; next: string | null }> {
  return within(db, environmentId, async (tx) => {
    await refuseNobody(tx, personId)
    const { rows } = await sql<Row>`
      select history_id, at, kind, run_id, actor_kind, actor_id, change, case when kind = 'suspended' then (
        select note from plan_rows row join runs run using (environment_id, plan_id)
        where run.environment_id = history.environment_id and run.run_id = history.run_id
          and row.person_id = history.person_id limit 1
      ) end as note
      from history
      where environment_id = ${environmentId} and person_id = ${personId} and (${before}::uuid is null or history_id < ${before}::uuid)
      order by history_id desc limit ${limit + 1}`.execute(tx)
    const page = rows.slice(0, limit)
    const doer = await doers(tx, page)
    const program = await programOf(tx, personId)
    return {
      entries: page.map((row) => ({
        historyId: row.history_id,
        at: row.at,
        kind: row.kind,
        by: doer(row),
        changes: labelled(changeView(withoutHashes(row.change), program)),
        note: row.note,
      })),
      next: rows.length > limit ? (page.at(-1)?.history_id ?? null) : null,
    }
  })
}

async function refuseNobody(tx: EnvironmentTransaction, personId: string): Promise<void> {
  const person = await tx
    .selectFrom('persons')
    .select('person_id')
    .where('environment_id', '=', tx.environmentId)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  if (!person) throw new Problem('not_found')
}

/** The labels by the newest release that says anything of them. */
async function programOf(
  tx: EnvironmentTransaction,
  personId: string,
): Promise<Pick<ReleaseContent, 'document' | 'model'>> {
  const presences = await tx
    .selectFrom('presences')
    .select('release_id')
    .where('environment_id', '=', tx.environmentId)
    .where('person_id', '=', personId)
    .execute()
  if (presences.length === 0) return { document: emptyDocument, model: standardModel }
  const release = await outside(tx, (shared) =>
    shared
      .selectFrom('releases')
      .select(['release_id', 'content'])
      .where(
        'release_id',
        'in',
        presences.map(({ release_id }) => release_id),
      )
      .orderBy('frozen_at', 'desc')
      .executeTakeFirstOrThrow(),
  )
  return readContent(release.release_id, release.content)
}

/** A photo is named by its hash, which says nothing to anybody. */
function withoutHashes(change: Row['change']): Row['change'] {
  const { photo, ...rest } = change
  if (!photo) return rest
  const [before, after] = photo
  return { ...rest, photo: [before && 'a photo', after && (before ? 'another photo' : 'a photo')] }
}

const own: Record<string, string> = { listed: 'Wants to be listed', photo: 'Photo', terms: 'Terms' }
const labelled = (changes: ChangeView[]) =>
  changes.map((change) => ({ ...change, what: own[change.what] ?? change.what }))
