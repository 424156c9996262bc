// One presence of a person with all that explains it: its release, compiled, and the records that it was made of.
import { type EnvironmentTransaction, outside } from '../database/within.ts'
import { compile, type Mapping } from '../mapping/core/compile.ts'
import type { MappingDocument } from '../mapping/core/document.ts'
import type { Explanation } from '../mapping/core/explanation.ts'
import type { PlatformModel } from '../mapping/core/platform-model.ts'
import type { Included } from '../mapping/core/result.ts'
import { readContent } from '../mapping/release-content.ts'
import { type AppliedRecord, appliedRecords, type News } from './applied-records.ts'
import { readSaid, type Said } from './merge-person.ts'

export type ExplainedPresence = {
  source: { id: string; name: string }
  project: { id: string; name: string }
  release: { id: string; number: number }
  state: 'active' | 'ended'
  since: Date
  endedAt: Date | null
  document: MappingDocument
  model: PlatformModel
  mapping: Mapping
  /** What the source says, as it was last applied. */
  said: Said
  /** In the order in which they count; none where their versions are not kept any more. */
  records: { record: AppliedRecord; explanation: Explanation; result: Included }[]
  news: News[]
}

export async function explainedPresences(
  tx: EnvironmentTransaction,
  personId: string,
): Promise<ExplainedPresence[]> {
  const presences = await tx
    .selectFrom('presences')
    .selectAll()
    .where('environment_id', '=', tx.environmentId)
    .where('person_id', '=', personId)
    .orderBy('state')
    .orderBy('since')
    .execute()
  const explained: ExplainedPresence[] = []
  for (const presence of presences) {
    const { content, ...of } = await shared(tx, presence.source_id, presence.release_id)
    // The first day of the era stands for the day on which their records were mapped.
    const mapping = compile(content.document, content.model, presence.era || undefined)
    const { records, news } = await appliedRecords(tx, {
      sourceId: presence.source_id,
      releaseId: presence.release_id,
      personKey: presence.person_key,
      basis: presence.basis,
      externalIds: await externalIds(tx, presence.source_id, personId),
    })
    explained.push({
      ...of,
      state: presence.state as ExplainedPresence['state'],
      since: presence.since,
      endedAt: presence.ended_at,
      document: content.document,
      model: content.model,
      mapping,
      said: readSaid(presence.said),
      records: records.flatMap((record) => {
        const explanation = mapping.explain(record.body)
        const { result } = explanation
        return result.status === 'included' ? [{ record, explanation, result }] : []
      }),
      news,
    })
  }
  return explained
}

async function externalIds(
  tx: EnvironmentTransaction,
  sourceId: string,
  personId: string,
): Promise<string[]> {
  const rows = await tx
    .selectFrom('identifiers')
    .select('value')
    .where('environment_id', '=', tx.environmentId)
    .where('person_id', '=', personId)
    .where('kind', '=', 'external')
    .where('namespace', '=', sourceId)
    .execute()
  return rows.map(({ value }) => value)
}

async function shared(tx: EnvironmentTransaction, sourceId: string, releaseId: string) {
  const row = await outside(tx, (shared) =>
    shared
      .selectFrom('releases as release')
      .innerJoin('projects as project', 'project.project_id', 'release.project_id')
      .innerJoin('sources as source', 'source.project_id', 'project.project_id')
      .select([
        'release.number',
        'release.content',
        'project.project_id',
        'project.name as project',
        'source.name as source',
      ])
      .where('release.release_id', '=', releaseId)
      .where('source.source_id', '=', sourceId)
      .executeTakeFirstOrThrow(),
  )
  return {
    source: { id: sourceId, name: row.source },
    project: { id: row.project_id, name: row.project },
    release: { id: releaseId, number: row.number },
    content: readContent(releaseId, row.content),
  }
}
