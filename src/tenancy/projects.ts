import { v7 as uuid } from 'uuid'
import type { Database } from '../database/connection.ts'
import { record } from './audit.ts'

export const projectKinds = ['registration', 'sso', 'content'] as const
export type ProjectKind = (typeof projectKinds)[number]

export type NewProject = { clientId: string; siteId: string; kind: ProjectKind; name: string }

export async function createProject(
  db: Database,
  accountId: string,
  { clientId, siteId, kind, name }: NewProject,
): Promise<string> {
  const projectId = uuid()
  await db.transaction().execute(async (tx) => {
    await tx
      .insertInto('projects')
      .values({ project_id: projectId, site_id: siteId, kind, name })
      .execute()
    await record(tx, {
      event: 'project.created',
      actor: { kind: 'account', id: accountId },
      clientId,
      subject: { kind: 'project', id: projectId },
    })
  })
  return projectId
}
