// The last saves of a draft: what an edit that began a while ago is merged with, and who changed what since.
import { sql, type Transaction } from 'kysely'
import type { Database } from '../database/connection.ts'
import type { GlobalTables } from '../database/walls.ts'
import type { Program } from './core/document/area.ts'
import { emptyDocument, mappingDocument } from './core/document.ts'
import { platformModel, standardModel } from './core/platform-model.ts'
import { changedPlaces, type ChangedPlace } from './core/three-way/changed-places.ts'

type Reader = Pick<Database, 'selectFrom'>

/** What every project starts from. */
export const nothingSaved: Program = { document: emptyDocument, model: standardModel }

/** Whoever has been away for longer merges by themselves: their editor has what it began from. */
const kept = 50

/** Written with each save, in its transaction. */
export async function keepRevision(
  tx: Transaction<GlobalTables>,
  projectId: string,
  { revision, document, model }: Program & { revision: number },
  accountId: string,
): Promise<void> {
  await tx
    .insertInto('mapping_revisions')
    .values({
      project_id: projectId,
      revision,
      document: JSON.stringify(document),
      model: JSON.stringify(model),
      saved_by: accountId,
    })
    .execute()
  await tx
    .deleteFrom('mapping_revisions')
    .where('project_id', '=', projectId)
    .where('revision', '<=', revision - kept)
    .execute()
}

/** The draft as it was saved under a number; null where it is kept no longer, or never was. */
export async function readRevision(
  db: Reader,
  projectId: string,
  revision: number,
): Promise<Program | null> {
  if (revision === 0) return nothingSaved
  const row = await db
    .selectFrom('mapping_revisions')
    .select(['document', 'model'])
    .where('project_id', '=', projectId)
    .where('revision', '=', revision)
    .executeTakeFirst()
  return row ? programOf(row) : null
}

/** A program as it was stored. What was written before a tab was known has that tab at its defaults. */
export function programOf(row: { document: unknown; model: unknown }): Program {
  return { document: mappingDocument.parse(row.document), model: platformModel.parse(row.model) }
}

/**
 * What was changed since a revision, the newest first. What happened before the kept revisions is left out, and of long
 * documents what happened before the last few: this is for names beside cells, and nobody waits for it.
 */
export async function changesSince(
  db: Database | Transaction<GlobalTables>,
  projectId: string,
  revision: number,
): Promise<ChangedPlace[]> {
  const { rows } = await sql<{ document: unknown; model: unknown; revision: number; by: string }>`
    select document, model, revision, accounts.name as by
    from (
      select *, sum(octet_length(document::text)) over (order by revision desc) as read
      from mapping_revisions
      where project_id = ${projectId} and revision >= ${revision}
    ) as latest
    join accounts on account_id = saved_by
    where read <= ${mostRead}
    order by revision
  `.execute(db)
  // As they were stored: what a tab lacks in both is no difference.
  const programs = rows.map(({ document, model }) => ({ document, model }) as Program)
  if (rows[0]?.revision === 1 && revision === 0) {
    programs.unshift(nothingSaved)
    rows.unshift({ ...rows[0], revision: 0 })
  }
  const changes = programs.flatMap((after, at) => {
    const before = programs[at - 1]
    const by = rows[at]?.by ?? ''
    return before ? changedPlaces(before, after).map((place) => ({ ...place, by })) : []
  })
  return changes.toReversed().slice(0, mostTold)
}

/** Characters of documents that are compared on the thread that serves everybody. */
const mostRead = 4_000_000
const mostTold = 2_000
