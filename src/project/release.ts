// A release: everything that runs, frozen under one hash, with no environment in it. Freezing the same twice gives the
// same release.
import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import { v7 as uuid } from 'uuid'
import type { Database } from '../database/connection.ts'
import { checkedDraft } from '../mapping/checked-draft.ts'
import type { Problem as MappingProblem } from '../mapping/core/check.ts'
import { dataVersions } from '../mapping/core/values/data-versions.ts'
import { isOnlyContent } from '../mapping/core/document.ts'
import { hashOf } from '../mapping/core/hash.ts'
import type { Draft } from '../mapping/draft.ts'
import type { ReleaseContent } from '../mapping/release-content.ts'
import { defaultMailTexts, mailTexts } from '../mail/texts.ts'
import { record } from '../tenancy/audit.ts'
import { Problem } from '../tenancy/problem.ts'

export type Release = { releaseId: string; number: number; hash: string }

/** Rises when the same mapping document would give other results. */
export const engine = '1'

/** @throws {Problem} `invalid` with every place of the mapping document that keeps it from running. */
export async function freezeRelease(
  db: Database,
  projectId: string,
  accountId: string,
): Promise<Release> {
  const { draft, found } = await checkedDraft(db, projectId)
  const content = await draftContent(db, projectId, draft)
  refuseContentAlone(content)
  refuseFaults(found)
  const hash = releaseHash(content)
  return db.transaction().execute(async (tx) => {
    // Of two who freeze at once the second finds the first's release.
    await tx
      .selectFrom('projects')
      .select('project_id')
      .where('project_id', '=', projectId)
      .forUpdate()
      .execute()
    const releases = await tx
      .selectFrom('releases')
      .select(['release_id', 'number', 'hash'])
      .where('project_id', '=', projectId)
      .orderBy('number', 'desc')
      .execute()
    const same = releases.find((release) => release.hash === hash)
    if (same) return { releaseId: same.release_id, number: same.number, hash }
    const release = { releaseId: uuid(), number: (releases[0]?.number ?? 0) + 1, hash }
    await tx
      .insertInto('releases')
      .values({
        release_id: release.releaseId,
        project_id: projectId,
        number: release.number,
        hash,
        content: JSON.stringify(content),
        frozen_by: accountId,
      })
      .execute()
    await record(tx, {
      event: 'release.frozen',
      actor: { kind: 'account', id: accountId },
      subject: { kind: 'release', id: release.releaseId },
      value: { hash },
    })
    return release
  })
}

/** What would be frozen now. */
export async function draftContent(
  db: Database,
  projectId: string,
  draft: Draft,
): Promise<ReleaseContent> {
  const sources = await db
    .selectFrom('sources')
    .select(['source_id', 'name', 'kind', 'definition'])
    .where('project_id', '=', projectId)
    .orderBy('source_id')
    .execute()
  return {
    document: draft.document,
    model: draft.model,
    sources: sources.map((source) => ({
      sourceId: source.source_id,
      name: source.name,
      kind: source.kind as 'http' | 'file',
      definition: source.definition,
    })),
    mail: draft.mail === null ? defaultMailTexts : mailTexts.parse(draft.mail),
    engine,
    data: dataVersions(),
  }
}

/** RFC 8785 JSON under SHA-256. The document counts by its own hash: notes and meaningless order change nothing. */
export function releaseHash(content: ReleaseContent): string {
  const parts = { ...content, document: hashOf(content.document) }
  return `r1-${createHash('sha256')
    .update(canonicalize(parts) ?? '')
    .digest('hex')}`
}

function refuseContentAlone({ document }: ReleaseContent): void {
  if (!isOnlyContent(document)) return
  throw new Problem(
    'conflict',
    'This document maps content and no people, and Gangway cannot bring content onto the platform yet. It can be filled in, checked and tried on a sample.',
  )
}

function refuseFaults(found: readonly MappingProblem[]): void {
  const faults = found.filter(({ severity }) => severity === 'problem')
  if (faults.length === 0) return
  throw new Problem(
    'invalid',
    `The mapping document has ${faults.length} ${faults.length === 1 ? 'problem' : 'problems'}: ${faults[0]?.text ?? ''} Mend ${faults.length === 1 ? 'it' : 'them'} on the mapping page.`,
    {
      places: faults.map(({ tab, row, column, text }) => ({
        place: [tab, row, column].filter(Boolean).join('.'),
        text,
      })),
    },
  )
}
