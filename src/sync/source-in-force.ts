import type { Database } from '../database/connection.ts'
import { within } from '../database/within.ts'
import type { MappingDocument } from '../mapping/core/document.ts'
import { neverStorePaths } from '../mapping/core/people/never-store-paths.ts'
import { readDraft } from '../mapping/draft.ts'
import { readContent, type ReleaseContent } from '../mapping/release-content.ts'
import type { ReadableSource } from '../sources/reading.ts'
import { Problem } from '../tenancy/problem.ts'

type Reading = { environmentId: string; sourceId: string; kind: 'sample' | 'full' | 'additions' }

/**
 * The definition that a pull reads by, and what it never stores. Prod reads by the release that it was given, whatever
 * is being edited meanwhile; a sample, and Dev, by the source and the document as they stand: there they are tried out.
 * @throws {Problem} where Prod has no release of the source.
 */
export async function sourceInForce(db: Database, reading: Reading): Promise<ReadableSource> {
  const source = await db
    .selectFrom('sources')
    .select(['project_id', 'kind', 'definition', 'name'])
    .where('source_id', '=', reading.sourceId)
    .executeTakeFirstOrThrow()
  const { kind: environment } = await db
    .selectFrom('environments')
    .select('kind')
    .where('environment_id', '=', reading.environmentId)
    .executeTakeFirstOrThrow()
  const readable = (definition: string, document: MappingDocument): ReadableSource => ({
    kind: source.kind as ReadableSource['kind'],
    definition,
    neverStore: neverStorePaths(document),
  })
  if (environment === 'dev' || reading.kind === 'sample') {
    return readable(source.definition, (await readDraft(db, source.project_id)).document)
  }
  const content = await deployedContent(db, reading.environmentId, source.project_id)
  const frozen = content?.sources.find((one) => one.sourceId === reading.sourceId)
  if (content && frozen) return readable(frozen.definition, content.document)
  throw new Problem(
    'conflict',
    `No release that holds '${source.name}' is deployed to Prod yet, and Prod reads by its release alone. Deploy one first.`,
  )
}

/** What the environment's sync acts under, if anything. */
async function deployedContent(
  db: Database,
  environmentId: string,
  projectId: string,
): Promise<ReleaseContent | null> {
  const permit = await within(db, environmentId, (tx) =>
    tx
      .selectFrom('permits')
      .select('release_id')
      .where('environment_id', '=', environmentId)
      .where('project_id', '=', projectId)
      .where('purpose', '=', 'sync')
      .where('revoked_at', 'is', null)
      .executeTakeFirst(),
  )
  if (!permit) return null
  const release = await db
    .selectFrom('releases')
    .select('content')
    .where('release_id', '=', permit.release_id)
    .executeTakeFirstOrThrow()
  return readContent(permit.release_id, release.content)
}
