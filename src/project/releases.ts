// The releases of a project: who froze them, what each changed, where they were deployed, and what they permit.
import type { Database } from '../database/connection.ts'
import { within, type EnvironmentTransaction } from '../database/within.ts'
import { readContent, type ReleaseContent } from '../mapping/release-content.ts'
import { accountNames } from '../sync/account-names.ts'
import { differences, type Difference } from './difference.ts'

export type Deployment = {
  environment: 'dev' | 'prod'
  releaseId: string
  deployedAt: Date
  deployedBy: string
  /** In whose name, and what they typed. */
  confirmedAs: string
  /** Whether it is the one that is there now. */
  isInForce: boolean
}

export type Permit = {
  environment: 'dev' | 'prod'
  purpose: 'sync' | 'mail'
  releaseId: string
  grantedAt: Date
  grantedBy: string
}

export type ListedRelease = {
  releaseId: string
  number: number
  hash: string
  frozenAt: Date
  frozenBy: string
  /** Whether it was applied to Dev, as Prod asks of it. */
  ranOnDev: boolean
  /** The versions of the engine, and of the data that it was frozen with; null where an early one does not say. */
  engine: string
  data: ReleaseContent['data']
  /** From the release before it; null for the first. */
  differences: Difference[] | null
}

/** The newest first. */
export async function releasesOf(
  db: Database,
  { projectId, dev }: Pick<Place, 'projectId' | 'dev'>,
): Promise<ListedRelease[]> {
  const ran = await within(db, dev, (tx) => releasesThatRan(tx, projectId))
  const rows = await db
    .selectFrom('releases')
    .innerJoin('accounts', 'accounts.account_id', 'releases.frozen_by')
    .select([
      'release_id',
      'number',
      'hash',
      'content',
      'frozen_at',
      'accounts.name as frozen_by_name',
    ])
    .where('project_id', '=', projectId)
    .orderBy('number', 'desc')
    .execute()
  return rows.map((row, place) => {
    const before = rows[place + 1]
    const content = readContent(row.release_id, row.content)
    return {
      releaseId: row.release_id,
      number: row.number,
      hash: row.hash,
      frozenAt: row.frozen_at,
      frozenBy: row.frozen_by_name,
      ranOnDev: ran.has(row.release_id),
      engine: content.engine,
      data: content.data,
      differences: before
        ? differences(readContent(before.release_id, before.content), content)
        : null,
    }
  })
}

async function releasesThatRan(
  tx: EnvironmentTransaction,
  projectId: string,
): Promise<Set<string>> {
  const rows = await tx
    .selectFrom('runs')
    .innerJoin('plans', (join) =>
      join
        .onRef('plans.plan_id', '=', 'runs.plan_id')
        .onRef('plans.environment_id', '=', 'runs.environment_id'),
    )
    .select('plans.release_id')
    .distinct()
    .where('runs.environment_id', '=', tx.environmentId)
    .where('plans.project_id', '=', projectId)
    .where('runs.state', '=', 'done')
    .execute()
  return new Set(rows.map((row) => row.release_id))
}

type Place = { projectId: string; dev: string; prod: string }

/** What was deployed where and when, the newest first. */
export async function deploymentsOf(db: Database, place: Place): Promise<Deployment[]> {
  const each = await Promise.all(
    kinds.map((environment) =>
      within(db, place[environment], async (tx) => {
        const rows = await tx
          .selectFrom('deployments')
          .select(['release_id', 'deployed_at', 'deployed_by', 'confirmed_as'])
          .where('environment_id', '=', tx.environmentId)
          .where('project_id', '=', place.projectId)
          .orderBy('deployed_at', 'desc')
          .orderBy('deployment_id', 'desc')
          .execute()
        const nameOf = await accountNames(
          tx,
          rows.map((row) => row.deployed_by),
        )
        return rows.map((row, index) => ({
          environment,
          releaseId: row.release_id,
          deployedAt: row.deployed_at,
          deployedBy: nameOf(row.deployed_by) ?? '',
          confirmedAs: row.confirmed_as,
          isInForce: index === 0,
        }))
      }),
    ),
  )
  return each.flat().toSorted((a, b) => b.deployedAt.getTime() - a.deployedAt.getTime())
}

/** The permits in force: what sync and mail act under. */
export async function permitsOf(db: Database, place: Place): Promise<Permit[]> {
  const each = await Promise.all(
    kinds.map((environment) =>
      within(db, place[environment], async (tx) => {
        const rows = await tx
          .selectFrom('permits')
          .select(['purpose', 'release_id', 'granted_at', 'granted_by'])
          .where('environment_id', '=', tx.environmentId)
          .where('project_id', '=', place.projectId)
          .where('revoked_at', 'is', null)
          .orderBy('purpose', 'desc')
          .execute()
        const nameOf = await accountNames(
          tx,
          rows.map((row) => row.granted_by),
        )
        return rows.map((row) => ({
          environment,
          purpose: row.purpose as Permit['purpose'],
          releaseId: row.release_id,
          grantedAt: row.granted_at,
          grantedBy: nameOf(row.granted_by) ?? '',
        }))
      }),
    ),
  )
  return each.flat()
}

const kinds = ['dev', 'prod'] as const
