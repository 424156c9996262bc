// From the mapping as it stands to its plan for Dev, in one act: frozen, deployed to Dev, planned.
import type { Database } from '../database/connection.ts'
import type { Jobs } from '../database/jobs.ts'
import { within } from '../database/within.ts'
import { startPlan } from '../sync/plan.ts'
import type { ProjectScope } from '../tenancy/permissions.ts'
import { deploy } from './deploy.ts'
import { freezeRelease, type Release } from './release.ts'

/** @throws {Problem} where the mapping can't run yet, or not everyone was pulled; then Dev keeps what it has. */
export async function rehearse(
  { db, jobs }: { db: Database; jobs: Jobs },
  scope: ProjectScope,
  sourceId: string,
  now: Date,
): Promise<Release & { planId: string }> {
  const { projectId, account } = scope
  const { accountId } = account
  const release = await freezeRelease(db, projectId, accountId)
  const { releaseId } = release
  const planId = await within(db, scope.dev, async (tx) => {
    const permit = await tx
      .selectFrom('permits')
      .select('permit_id')
      .where('environment_id', '=', tx.environmentId)
      .where('project_id', '=', projectId)
      .where('purpose', '=', 'sync')
      .where('release_id', '=', releaseId)
      .where('revoked_at', 'is', null)
      .executeTakeFirst()
    if (!permit) await deploy(tx, scope, releaseId, account.name)
    return startPlan(tx, jobs, { projectId, sourceId, releaseId, accountId, now })
  })
  return { ...release, planId }
}
