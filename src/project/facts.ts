// Gathers where a project stands: what the next thing, the stage rail and the home page are worked out from.
import { sql } from 'kysely'
import type { Database } from '../database/connection.ts'
import { within, type EnvironmentTransaction } from '../database/within.ts'
import { checkedDraft } from '../mapping/checked-draft.ts'
import { isOnlyContent, type MappingDocument } from '../mapping/core/document.ts'
import { environmentFacts, nothingHere } from './environment-facts.ts'
import { nextThing, stages, type ProjectFacts } from './next-thing.ts'
import { draftContent, releaseHash } from './release.ts'

export type ProjectPlace = { projectId: string; dev: string; prod: string }

export type Standing = {
  facts: ProjectFacts
  /** The release that the present mapping, sources and mails are; null as long as they are in none. */
  draft: { releaseId: string; number: number } | null
}

/** Of several sources, with the one that is furthest behind. */
export async function projectStanding(db: Database, project: ProjectPlace): Promise<Standing> {
  const checked = await checkedDraft(db, project.projectId)
  const content = await draftContent(db, project.projectId, checked.draft)
  const draft = await releaseByHash(db, project.projectId, releaseHash(content))
  const problems = checked.found.filter(({ severity }) => severity === 'problem')
  const mapping = {
    rows: countRows(content.document),
    problems: problems.length,
    onlyContent: isOnlyContent(content.document),
  }
  const each: ProjectFacts[] = []
  for (const { sourceId, name } of content.sources) {
    const of = { projectId: project.projectId, sourceId }
    const { dev, sample } = await within(db, project.dev, async (tx) => ({
      dev: await environmentFacts(tx, of, draft?.releaseId ?? null),
      sample: await sampleFacts(tx, sourceId),
    }))
    const prod = await within(db, project.prod, (tx) => environmentFacts(tx, of))
    each.push({ source: { name, ...sample }, mapping, dev, prod })
  }
  const [behind] = each.toSorted((a, b) => reached(a) - reached(b))
  const unconnected = { source: null, mapping, dev: nothingHere, prod: nothingHere }
  return { facts: behind ?? unconnected, draft }
}

function reached(facts: ProjectFacts): number {
  const { stage, tone } = nextThing(facts)
  return tone === 'done' ? stages.length : stages.indexOf(stage)
}

function countRows({
  population,
  identity,
  fields,
  userTypes,
  rules,
  content,
}: MappingDocument): number {
  const identities = [identity.externalId, identity.email].filter(
    ({ sources }) => sources.length > 0,
  )
  const tables = [
    population.rows,
    identities,
    fields.rows,
    userTypes.rows,
    ...rules.tables.map(({ rows }) => rows),
    ...content.types.map((type) => type.fields.rows),
  ]
  return tables.reduce((sum, rows) => sum + rows.length, 0)
}

async function releaseByHash(
  db: Database,
  projectId: string,
  hash: string,
): Promise<Standing['draft']> {
  const release = await db
    .selectFrom('releases')
    .select(['release_id', 'number'])
    .where('project_id', '=', projectId)
    .where('hash', '=', hash)
    .executeTakeFirst()
  return release ? { releaseId: release.release_id, number: release.number } : null
}

type Sample = Pick<NonNullable<ProjectFacts['source']>, 'sample' | 'records'>

/** Any pull shows what is in a source, if it brought a record. */
async function sampleFacts(tx: EnvironmentTransaction, sourceId: string): Promise<Sample> {
  const { rows } = await sql<{ state: string; records: number }>`
    select state, (
      select count(*) from source_records
      where environment_id = ${tx.environmentId} and source_id = ${sourceId} and present
    ) as records
    from pulls where environment_id = ${tx.environmentId} and source_id = ${sourceId}
    order by created_at desc limit 1`.execute(tx)
  const [newest] = rows
  if (!newest) return { sample: 'none', records: 0 }
  if (newest.records > 0) return { sample: 'there', records: newest.records }
  const isOver = newest.state === 'complete' || newest.state === 'incomplete'
  return { sample: isOver ? 'failed' : 'under way', records: 0 }
}
