// The last saves of a draft: what an edit that began a while ago is merged with, and who changed what since.
import type { Transaction } from 'kysely'
import type { Database } from '../database/connection.ts'
import type { GlobalTables } from '../database/walls.ts'
import type { Program } from './core/area.ts'
import { difference } from './core/difference.ts'
import { emptyDocument, mappingDocument } from './core/document.ts'
import { platformModel, standardModel } from './core/platform-model.ts'
import type { ChangedPlace } from './core/three-way/changed-places.ts'

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

/** What was changed since a revision, the newest first; what happened before the kept ones is left out. */
export async function changesSince(
  db: Reader,
  projectId: string,
  revision: number,
): Promise<ChangedPlace[]> {
  const rows = await db
    .selectFrom('mapping_revisions')
    .innerJoin('accounts', 'accounts.account_id', 'mapping_revisions.saved_by')
    .select(['revision', 'document', 'model', 'accounts.name'])
    .where('project_id', '=', projectId)
    .where('revision', '>=', revision)
    .orderBy('revision')
    .execute()
  let before = revision === 0 ? nothingSaved : null
  const changes: ChangedPlace[] = []
  for (const row of rows) {
    const after = programOf(row)
    if (before) {
      const found = difference(before, after)
      changes.push(...found.map(({ tab, path }) => ({ tab, path, by: row.name })))
    }
    before = after
  }
  return changes.toReversed().slice(0, mostChanges)
}

const mostChanges = 2_000
