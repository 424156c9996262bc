import { v7 as uuid } from 'uuid'
import type { Database } from '../database/connection.ts'
import { record } from '../tenancy/audit.ts'
import type { ProjectScope } from '../tenancy/permissions.ts'
import { Problem } from '../tenancy/problem.ts'
import { parseDefinition } from './definition/parse.ts'
import { parseFileDefinition, readFileDefinition } from './file-definition.ts'

export type SourceKind = 'http' | 'file'
export type Source = {
  sourceId: string
  name: string
  kind: SourceKind
  definition: string
  updatedAt: Date
}

export async function sourcesOf(db: Database, projectId: string): Promise<Source[]> {
  const rows = await db
    .selectFrom('sources')
    .select(['source_id', 'name', 'kind', 'definition', 'updated_at'])
    .where('project_id', '=', projectId)
    .orderBy('source_id')
    .execute()
  return rows.map((row) => ({
    sourceId: row.source_id,
    name: row.name,
    kind: row.kind as SourceKind,
    definition: row.definition,
    updatedAt: row.updated_at,
  }))
}

/** A source of this very project. @throws {Problem} `not_found` for any other. */
export async function sourceOf(db: Database, projectId: string, sourceId: string): Promise<Source> {
  const source = (await sourcesOf(db, projectId)).find((one) => one.sourceId === sourceId)
  if (!source) throw new Problem('not_found')
  return source
}

/** Paths that the source itself marks never to be stored; none where its definition cannot be read. */
export function neverStoredBy({ kind, definition }: Source): string[] {
  if (kind === 'file') return readFileDefinition(definition).never_store
  const parsed = parseDefinition(definition)
  return 'definition' in parsed ? parsed.definition.gangway.never_store : []
}

export async function addSource(
  db: Database,
  scope: ProjectScope,
  source: { name: string; kind: SourceKind; definition: string },
): Promise<string> {
  refuseFaults(source.kind, source.definition)
  const sourceId = uuid()
  await db.transaction().execute(async (tx) => {
    await tx
      .insertInto('sources')
      .values({
        source_id: sourceId,
        project_id: scope.projectId,
        ...source,
        updated_by: scope.account.accountId,
      })
      .execute()
    await record(tx, { ...entry(scope, sourceId), event: 'source.added', value: source })
  })
  return sourceId
}

export async function changeSource(
  db: Database,
  scope: ProjectScope,
  { sourceId, kind }: Source,
  change: { name: string; definition: string },
): Promise<void> {
  refuseFaults(kind, change.definition)
  await db.transaction().execute(async (tx) => {
    await tx
      .updateTable('sources')
      .set({ ...change, updated_by: scope.account.accountId, updated_at: new Date() })
      .where('source_id', '=', sourceId)
      .execute()
    await record(tx, { ...entry(scope, sourceId), event: 'source.changed', value: change })
  })
}

const entry = (scope: ProjectScope, sourceId: string) => ({
  actor: { kind: 'account' as const, id: scope.account.accountId },
  clientId: scope.clientId,
  subject: { kind: 'source', id: sourceId },
})

/** @throws {Problem} `invalid` with each fault at its place in the definition. */
function refuseFaults(kind: SourceKind, text: string): void {
  const parsed = kind === 'http' ? parseDefinition(text) : parseFileDefinition(text)
  if ('definition' in parsed) return
  throw new Problem('invalid', parsed.problems[0]?.text, { places: parsed.problems })
}
