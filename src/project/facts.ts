// Gathers where a project stands: what the next thing, the stage rail and the home page are worked out from.
import { sql } from 'kysely'
import type { Database } from '../database/connection.ts'
import { within, type EnvironmentTransaction } from '../database/within.ts'
import { check } from '../mapping/core/check.ts'
import type { MappingDocument } from '../mapping/core/document.ts'
import type { ReleaseContent } from '../mapping/release-content.ts'
import type { Bridge } from '../sync/bridge.ts'
import type { PlanCounts } from '../sync/plan.ts'
import { nextThing, stages, type EnvironmentFacts, type ProjectFacts } from './next-thing.ts'
import { draftContent, releaseHash } from './release.ts'

export type ProjectPlace = { projectId: string; dev: string; prod: string }

/** Of several sources, those of the one that is furthest behind. */
export async function projectFacts(
  db: Database,
  project: ProjectPlace,
): Promise<{ facts: ProjectFacts; draft: DraftRelease }> {
  const content = await draftContent(db, project.projectId)
  const draft = await releaseOfDraft(db, project.projectId, content)
  const mapping = {
    rows: countRows(content.document),
    problems: check(content.document, content.model).filter(
      ({ severity }) => severity === 'problem',
    ).length,
  }
  if (content.sources.length === 0) {
    return { facts: { source: null, mapping, dev: nothing, prod: nothing }, draft }
  }
  const each: ProjectFacts[] = []
  for (const { sourceId, name } of content.sources) {
    const of = { projectId: project.projectId, sourceId }
    const [dev, sample] = await within(db, project.dev, async (tx) => [
      await environmentFacts(tx, of, draft.releaseId),
      await sampleFacts(tx, sourceId),
    ])
    const prod = await within(db, project.prod, (tx) => environmentFacts(tx, of, 'deployed'))
    each.push({ source: { name, ...sample }, mapping, dev, prod })
  }
  const [behind] = each.toSorted((a, b) => reached(a) - reached(b))
  return { facts: await withReleaseNumbers(db, behind ?? each[0]!), draft }
}
