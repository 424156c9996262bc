import type { EnvironmentTransaction } from '../database/within.ts'
import { Problem } from '../tenancy/problem.ts'

/** @throws {Problem} `not_allowed` where no permit to sync by this release is in force. */
export async function syncPermit(
  tx: EnvironmentTransaction,
  projectId: string,
  releaseId: string,
): Promise<void> {
  const permit = await tx
    .selectFrom('permits')
    .select('permit_id')
    .where('environment_id', '=', tx.environmentId)
    .where('project_id', '=', projectId)
    .where('purpose', '=', 'sync')
    .where('release_id', '=', releaseId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  if (!permit) {
    throw new Problem(
      'not_allowed',
      'No permit for this release is in force here, so nothing may be written. Deploy the release to this environment first.',
    )
  }
}
