// Where a project stands, for its overview: the next thing, the path, and its two environments.
import { sql } from 'kysely'
import { type Config, originOf } from '../config.ts'
import type { Database } from '../database/connection.ts'
import { within, type EnvironmentTransaction } from '../database/within.ts'
import { sourcesOf } from '../sources/sources.ts'
import type { ProjectScope } from '../tenancy/permissions.ts'
import { projectStanding } from './facts.ts'
import type { EnvironmentFacts } from './next-thing.ts'
import { nextFor } from './next-things.ts'
import { deploymentsOf, permitsOf, releasesOf } from './releases.ts'
import { stageRail } from './stage-rail.ts'

export async function overview(db: Database, config: Config, scope: ProjectScope) {
  const { facts, draft } = await projectStanding(db, scope)
  const sources = await sourcesOf(db, scope.projectId)
  const releases = await releasesOf(db, scope)
  const deployments = await deploymentsOf(db, scope)
  const permits = await permitsOf(db, scope)
  const hosts = await hostsOf(db, scope.siteId)
  const environment = async (kind: 'dev' | 'prod') => {
    const deployed = deployments.find((one) => one.environment === kind) ?? null
    return {
      kind,
      origin: originOf(config, hosts.get(kind) ?? ''),
      release: deployed && {
        ...deployed,
        number: releases.find(({ releaseId }) => releaseId === deployed.releaseId)?.number ?? 0,
      },
      permits: permits
        .filter((permit) => permit.environment === kind)
        .map(({ purpose }) => purpose),
      ...presentFacts(facts[kind]),
      ...(await within(db, scope[kind], (tx) => peopleAndRun(tx, scope.projectId))),
    }
  }
  return {
    project: { projectId: scope.projectId, name: scope.name, kind: scope.kind },
    site: { name: scope.siteName, slug: scope.siteSlug },
    client: { name: scope.clientName },
    sources: sources.map(({ sourceId, name, kind }) => ({ sourceId, name, kind })),
    /** The release that the mapping is as it stands; null where it differs from all. */
    draft,
    releases: releases.map(({ releaseId, number }) => ({ releaseId, number })),
    next: await nextFor(db, scope, facts),
    rail: stageRail(facts),
    dev: await environment('dev'),
    prod: await environment('prod'),
  }
}

const presentFacts = ({ plan, held, expected, testPeople, invited }: EnvironmentFacts) => ({
  plan,
  held,
  expected,
  testPeople,
  invited,
})

type LastRun = {
  releaseId: string
  state: 'queued' | 'running' | 'done' | 'waiting' | 'failed'
  at: Date
  finishedAt: Date | null
}

async function peopleAndRun(
  tx: EnvironmentTransaction,
  projectId: string,
): Promise<{ active: number; suspended: number; lastRun: LastRun | null }> {
  const { rows: people } = await sql<{ active: number; suspended: number }>`
    select count(*) filter (where state = 'active') as active, count(*) filter (where state = 'suspended') as suspended
    from persons where environment_id = ${tx.environmentId}`.execute(tx)
  const { rows: runs } = await sql<LastRun>`
    select release_id as "releaseId", run.state, coalesce(run.started_at, run.created_at) as at, run.finished_at as "finishedAt"
    from runs run join plans using (environment_id, plan_id)
    where environment_id = ${tx.environmentId} and project_id = ${projectId}
    order by run.created_at desc limit 1`.execute(tx)
  return {
    active: people[0]?.active ?? 0,
    suspended: people[0]?.suspended ?? 0,
    lastRun: runs[0] ?? null,
  }
}

async function hostsOf(db: Database, siteId: string): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('environments')
    .select(['kind', 'host'])
    .where('site_id', '=', siteId)
    .execute()
  return new Map(rows.map(({ kind, host }) => [kind, host]))
}
