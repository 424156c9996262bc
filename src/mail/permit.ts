import type { EnvironmentTransaction } from '../database/within.ts'
import { Problem } from '../tenancy/problem.ts'

export type MailPermit = { projectId: string; releaseId: string }

/** The standing consent under which this environment's mail goes out; null where none is in force. */
export async function mailPermit(tx: EnvironmentTransaction): Promise<MailPermit | null> {
  const permit = await tx
    .selectFrom('permits')
    .select(['project_id', 'release_id'])
    .where('environment_id', '=', tx.environmentId)
    .where('purpose', '=', 'mail')
    .where('revoked_at', 'is', null)
    .orderBy('granted_at', 'desc')
    .executeTakeFirst()
  return permit ? { projectId: permit.project_id, releaseId: permit.release_id } : null
}

/** @throws {Problem} `conflict` where none is in force. */
export async function needMailPermit(tx: EnvironmentTransaction): Promise<MailPermit> {
  const permit = await mailPermit(tx)
  if (permit) return permit
  throw new Problem(
    'conflict',
    'Nothing may be mailed here yet: a deployed release brings the texts and the permission. Deploy one first.',
  )
}
