import type { Database } from '../database/connection.ts'
import { versionStanding } from '../mapping/versions.ts'
import type { Account } from '../tenancy/accounts.ts'
import { clientsOf } from '../tenancy/clients.ts'
import { sideOf } from '../tenancy/permissions.ts'
import { projectStanding } from './facts.ts'
import { clientThing, reviewThing } from './joint-thing.ts'
import { nextThing, type NextThing, type ProjectFacts } from './next-thing.ts'
import { stageRail, type RailStage } from './stage-rail.ts'

/** The next thing and the path of each project that an account looks after. */
export async function nextThings(
  db: Database,
  account: Account,
): Promise<{ projectId: string; next: NextThing; rail: RailStage[] }[]> {
  const clients = await clientsOf(db, account).execute()
  if (clients.length === 0) return []
  const ids = clients.map((client) => client.client_id)
  const places = await db
    .selectFrom('projects')
    .innerJoin('sites', 'sites.site_id', 'projects.site_id')
    .innerJoin('environments as dev', (join) =>
      join.onRef('dev.site_id', '=', 'sites.site_id').on('dev.kind', '=', 'dev'),
    )
    .innerJoin('environments as prod', (join) =>
      join.onRef('prod.site_id', '=', 'sites.site_id').on('prod.kind', '=', 'prod'),
    )
    .select(['project_id as projectId', 'dev.environment_id as dev', 'prod.environment_id as prod'])
    .where('sites.client_id', 'in', ids)
    .execute()
  const things = []
  for (const place of places) {
    const { projectId } = place
    const { facts } = await projectStanding(db, place)
    const next = await nextFor(db, { account, projectId }, facts)
    things.push({ projectId, next, rail: stageRail(facts) })
  }
  return things
}

/** The client's team has the mapping; the platform team has the whole path, and first what others wait for. */
export async function nextFor(
  db: Database,
  of: { account: Account; projectId: string },
  facts: ProjectFacts,
): Promise<NextThing> {
  const versions = await versionStanding(db, of)
  if (sideOf(of.account) === 'client') return clientThing(versions)
  const next = nextThing(facts)
  return next.tone === 'trouble' ? next : (reviewThing(versions) ?? next)
}
