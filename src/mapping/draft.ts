// The mapping document as it is being filled in. Each save names the revision that it began from, so that of two
// people who edit at once nobody's work is overwritten unseen.
import type { Database } from '../database/connection.ts'
import { record } from '../tenancy/audit.ts'
import { Problem } from '../tenancy/problem.ts'
import { emptyDocument, type MappingDocument } from './core/document.ts'
import { standardModel, type PlatformModel } from './core/platform-model.ts'

export type Draft = {
  revision: number
  document: MappingDocument
  model: PlatformModel
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
  if (!row) {
    return {
      revision: 0,
      document: emptyDocument,
      model: standardModel,
      mail: null,
      updatedAt: null,
    }
  }
  return {
    revision: row.revision,
    document: row.document as MappingDocument,
    model: row.model as PlatformModel,
    mail: row.mail,
    updatedAt: row.updated_at,
  }
}

/** @throws {Problem} `conflict` where somebody saved since `from.revision`. */
export async function saveDraft(
  db: Database,
  projectId: string,
  from: { revision: number; accountId: string },
  change: Partial<Pick<Draft, 'document' | 'model' | 'mail'>>,
): Promise<Draft> {
  return db.transaction().execute(async (tx) => {
    const before = await readDraft(tx, projectId)
    const after = { ...before, ...change, revision: from.revision + 1, updatedAt: new Date() }
    const values = {
      revision: after.revision,
      document: JSON.stringify(after.document),
      model: JSON.stringify(after.model),
      mail: JSON.stringify(after.mail),
      updated_by: from.accountId,
      updated_at: after.updatedAt,
    }
    const saved = await tx
      .insertInto('mapping_drafts')
      .values({ project_id: projectId, ...values })
      .onConflict((conflict) =>
        conflict
          .column('project_id')
          .doUpdateSet(values)
          .where('mapping_drafts.revision', '=', from.revision),
      )
      .executeTakeFirst()
    if (!saved.numInsertedOrUpdatedRows) {
      throw new Problem(
        'conflict',
        'Somebody saved the mapping document since you opened it. Load it again and repeat your change.',
      )
    }
    await record(tx, {
      event: 'mapping.saved',
      actor: { kind: 'account', id: from.accountId },
      clientId: await clientOf(tx, projectId),
      subject: { kind: 'project', id: projectId },
      value: { revision: after.revision },
    })
    return after
  })
}

async function clientOf(tx: Pick<Database, 'selectFrom'>, projectId: string): Promise<string> {
  const { client_id } = await tx
    .selectFrom('projects')
    .innerJoin('sites', 'sites.site_id', 'projects.site_id')
    .select('client_id')
    .where('project_id', '=', projectId)
    .executeTakeFirstOrThrow()
  return client_id
}
