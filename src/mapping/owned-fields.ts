// One project of a site owns each field. It is the releases that decide, not what somebody is trying out in a draft:
// whoever freezes a release with a field first has it, until a release of theirs lets it go.
import type { Database } from '../database/connection.ts'
import { fieldsSetByRules } from './core/rules/compile.ts'
import { readContent, type ReleaseContent } from './release-content.ts'

/** By the key of a platform field, the name of the other project of the same site whose newest release writes it. */
export async function ownedElsewhere(
  db: Pick<Database, 'selectFrom'>,
  projectId: string,
): Promise<Map<string, string>> {
  const newest = await db
    .selectFrom('releases')
    .innerJoin('projects as other', 'other.project_id', 'releases.project_id')
    .innerJoin('projects as own', 'own.site_id', 'other.site_id')
    .distinctOn('releases.project_id')
    .select(['releases.release_id', 'other.name'])
    .where('own.project_id', '=', projectId)
    .where('other.project_id', '<>', projectId)
    .orderBy('releases.project_id')
    .orderBy('releases.number', 'desc')
    .execute()
  const owned = new Map<string, string>()
  for (const { release_id, name } of newest) {
    for (const field of await fieldsOf(db, release_id)) owned.set(field, name)
  }
  return owned
}

/** A release never changes, so what it writes is looked up once. */
const known = new Map<string, readonly string[]>()
const mostKnown = 1000

async function fieldsOf(
  db: Pick<Database, 'selectFrom'>,
  releaseId: string,
): Promise<readonly string[]> {
  const before = known.get(releaseId)
  if (before) return before
  const { content } = await db
    .selectFrom('releases')
    .select('content')
    .where('release_id', '=', releaseId)
    .executeTakeFirstOrThrow()
  const fields = writtenBy(readContent(releaseId, content))
  if (known.size >= mostKnown) known.clear()
  known.set(releaseId, fields)
  return fields
}

function writtenBy({ document, model }: ReleaseContent): string[] {
  const rows = document.fields.rows.filter((row) => !row.neverStore)
  return [...new Set(rows.map((row) => row.field)).union(fieldsSetByRules(document.rules, model))]
}
