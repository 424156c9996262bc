import { outside, type EnvironmentTransaction } from '../database/within.ts'
import { readContent, type ReleaseContent } from '../mapping/release-content.ts'

export type ReleaseOf = { releaseId: string; number: number; content: ReleaseContent }

/** The release that a plan or a run in this environment is of. */
export async function releaseOf(tx: EnvironmentTransaction, releaseId: string): Promise<ReleaseOf> {
  const release = await outside(tx, (shared) =>
    shared
      .selectFrom('releases')
      .select(['number', 'content'])
      .where('release_id', '=', releaseId)
      .executeTakeFirstOrThrow(),
  )
  return { releaseId, number: release.number, content: readContent(releaseId, release.content) }
}
