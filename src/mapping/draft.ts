// The mapping document as it is being filled in, by several people at once. Each save names the revision that it began
// from; what others saved since is merged with it cell by cell. Where both changed one cell nothing is saved, so that
// nobody's work is overwritten unseen.
import type { Transaction } from 'kysely'
import type { Database } from '../database/connection.ts'
import type { GlobalTables } from '../database/walls.ts'
import { record } from '../tenancy/audit.ts'
import { Problem } from '../tenancy/problem.ts'
import { areaNames, type Area, type Program } from './core/document/area.ts'
import { namesOf } from './core/difference/names.ts'
import { called, placeAt } from './core/difference/place.ts'
import { cellText, short } from './core/difference/texts.ts'
import { mergePrograms, type Conflict } from './core/three-way.ts'
import { whoChanged } from './core/three-way/changed-places.ts'
import { refuseForeignEdits } from './rights.ts'
import { changesSince, keepRevision, nothingSaved, programOf, readRevision } from './revisions.ts'

export type Draft = Program & {
  revision: number
  /** The texts of the mails; `src/mail` knows their shape. */
  mail: unknown
  updatedAt: Date | null
}

/** The project's draft; a new project has an empty document over the standard model. */
export async function readDraft(
  db: Pick<Database, 'selectFrom'>,
  projectId: string,
): Promise<Draft> {
  const row = await db
    .selectFrom('mapping_drafts')
    .selectAll()
    .where('project_id', '=', projectId)
    .executeTakeFirst()
  if (!row) return { ...nothingSaved, revision: 0, mail: null, updatedAt: null }
  return {
    ...programOf(row),
    revision: row.revision,
    mail: row.mail,
    updatedAt: row.updated_at,
  }
}

export type SavedFrom = {
  revision: number
  accountId: string
  /** The areas that they edit; all where it is left out. */
  edits?: ReadonlySet<Area>
}

/**
 * Saves a change, merged with what was saved since `from.revision`: `merged` says whether there was any.
 * @throws {Problem} `conflict` with each cell that both changed, `not_allowed` for a tab that is not theirs to edit.
 */
export async function saveDraft(
  db: Database,
  projectId: string,
  from: SavedFrom,
  change: Partial<Pick<Draft, 'document' | 'model' | 'mail'>>,
): Promise<Draft & { merged: boolean }> {
  return db.transaction().execute(async (tx) => {
    const clientId = await lockProject(tx, projectId)
    const before = await readDraft(tx, projectId)
    const merged = from.revision !== before.revision
    const changed = merged ? await mergedWith(tx, projectId, before, from, change) : change
    const after = { ...before, ...changed, revision: before.revision + 1, updatedAt: new Date() }
    if (from.edits) refuseForeignEdits(before, after, from.edits)
    const values = {
      revision: after.revision,
      document: JSON.stringify(after.document),
      model: JSON.stringify(after.model),
      mail: JSON.stringify(after.mail),
      updated_by: from.accountId,
      updated_at: after.updatedAt,
    }
    await tx
      .insertInto('mapping_drafts')
      .values({ project_id: projectId, ...values })
      .onConflict((conflict) => conflict.column('project_id').doUpdateSet(values))
      .execute()
    await keepRevision(tx, projectId, after, from.accountId)
    await record(tx, {
      event: 'mapping.saved',
      actor: { kind: 'account', id: from.accountId },
      clientId,
      subject: { kind: 'project', id: projectId },
      value: { revision: after.revision },
    })
    return { ...after, merged }
  })
}

/** Whoever saves or hands in waits here for the one before. Returns whose project it is. */
export async function lockProject(
  tx: Transaction<GlobalTables>,
  projectId: string,
): Promise<string> {
  const { client_id } = await tx
    .selectFrom('projects')
    .innerJoin('sites', 'sites.site_id', 'projects.site_id')
    .select('client_id')
    .where('project_id', '=', projectId)
    .forNoKeyUpdate('projects')
    .executeTakeFirstOrThrow()
  return client_id
}

async function mergedWith(
  tx: Transaction<GlobalTables>,
  projectId: string,
  theirs: Draft,
  from: SavedFrom,
  { document, model, mail }: Partial<Pick<Draft, 'document' | 'model' | 'mail'>>,
): Promise<Program> {
  const base = await readRevision(tx, projectId, from.revision)
  if (!base || mail !== undefined) {
    throw new Problem(
      'conflict',
      'Somebody saved the mapping document since you opened it. Load it again and repeat your change.',
    )
  }
  const mine = { document: document ?? base.document, model: model ?? base.model }
  const { merged, conflicts } = mergePrograms(base, mine, theirs)
  if (conflicts.length === 0) return merged
  const changes = await changesSince(tx, projectId, from.revision)
  throw refusal(conflicts, { mine, theirs }, (conflict) => whoChanged(changes, conflict))
}

function refusal(
  conflicts: readonly Conflict[],
  { mine, theirs }: { mine: Program; theirs: Program },
  who: (conflict: Conflict) => string | null,
): Problem {
  const names = namesOf(theirs, mine)
  const places = conflicts.slice(0, mostTold).map((conflict) => {
    const { tab, path } = conflict
    const { row, column } = called(placeAt(tab, path, names, theirs, mine))
    const says = (value: unknown) =>
      value === undefined
        ? 'deleted it'
        : column === ''
          ? 'changed it'
          : `wrote '${short(cellText(tab, path.at(-1) ?? '', value, names), 100)}'`
    return {
      place: [areaNames[tab], row, column].filter(Boolean).join(' › '),
      text: `${who(conflict) ?? 'Somebody'} ${says(conflict.theirs)}; you ${says(conflict.mine)}.`,
    }
  })
  const what = conflicts.length === 1 ? 'a place that you' : `${conflicts.length} places that you`
  const text = `Somebody changed ${what} changed too, so nothing was saved. Say for each which is right.`
  return new Problem('conflict', text, { places })
}

const mostTold = 100
