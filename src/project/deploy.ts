// Giving a release to an environment. What stays is a permit: sync and mail act under it and stop when it ends.
import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { within, type EnvironmentTransaction } from '../database/within.ts'
import { readContent, type ReleaseContent } from '../mapping/release-content.ts'
import type { Guard } from '../sources/http/guard.ts'
import { openSource } from '../sources/reading.ts'
import { record } from '../tenancy/audit.ts'
import type { Database } from '../database/connection.ts'
import type { ProjectScope } from '../tenancy/permissions.ts'
import { Problem } from '../tenancy/problem.ts'
import type { Vault } from '../tenancy/vault.ts'

export type DeployServices = { db: Database; vault: Vault; guard: Guard }

/**
 * Deploys to Dev. Its plan comes after: nothing is written to anybody by a deploy.
 */
export async function deployToDev(
  { db }: DeployServices,
  scope: ProjectScope,
  releaseId: string,
): Promise<void> {
  await releaseOf(db, scope, releaseId)
  await within(db, scope.dev, (tx) => deploy(tx, scope, releaseId, scope.account.name))
}

/**
 * Deploys to Prod the very release that ran on Dev, confirmed by somebody who typed the site's name, and only where
 * Prod's own bindings answer.
 * @throws {Problem} saying what is missing.
 */
export async function deployToProd(
  services: DeployServices,
  scope: ProjectScope,
  releaseId: string,
  confirmation: string,
): Promise<void> {
  if (confirmation.trim() !== scope.siteName) {
    throw new Problem(
      'invalid',
      `To deploy to Prod, type the site's name: '${scope.siteName}'. Found '${confirmation.trim()}'.`,
      { places: [{ place: 'confirmation', text: `Type ${scope.siteName}` }] },
    )
  }
  const content = await releaseOf(services.db, scope, releaseId)
  await within(services.db, scope.dev, (tx) => refuseUntested(tx, releaseId))
  for (const source of content.sources) await probe(services, scope, source)
  await within(services.db, scope.prod, (tx) =>
    deploy(tx, scope, releaseId, `${scope.account.name} typed '${confirmation.trim()}'`),
  )
}

async function releaseOf(
  db: Database,
  scope: ProjectScope,
  releaseId: string,
): Promise<ReleaseContent> {
  const release = await db
    .selectFrom('releases')
    .select('content')
    .where('release_id', '=', releaseId)
    .where('project_id', '=', scope.projectId)
    .executeTakeFirst()
  if (!release) throw new Problem('not_found')
  return readContent(releaseId, release.content)
}

async function refuseUntested(tx: EnvironmentTransaction, releaseId: string): Promise<void> {
  const run = await tx
    .selectFrom('runs')
    .innerJoin('plans', (join) =>
      join
        .onRef('plans.plan_id', '=', 'runs.plan_id')
        .onRef('plans.environment_id', '=', 'runs.environment_id'),
    )
    .select('run_id')
    .where('runs.environment_id', '=', tx.environmentId)
    .where('plans.release_id', '=', releaseId)
    .where('runs.state', '=', 'done')
    .executeTakeFirst()
  if (run) return
  throw new Problem(
    'conflict',
    'This release was never applied to Dev. Apply it there first and look at its people; then deploy the same release to Prod.',
  )
}

/** One page of the source by Prod's own bindings: they are asked for before anything relies on them. */
async function probe(
  services: DeployServices,
  scope: ProjectScope,
  source: ReleaseContent['sources'][number],
): Promise<void> {
  if (source.kind === 'file') return
  const opened = await openSource(
    services,
    { environmentId: scope.prod, sourceId: source.sourceId, uploadId: null },
    { kind: source.kind, definition: source.definition, neverStore: [] },
  )
  const pages = opened.read([])
  const step = await pages.next()
  if (!step.done) {
    const counts = { pages: 1, items: 0, entries: 0, unreadable: 0, total: null }
    await pages.return({ ...counts, state: 'complete' })
    return
  }
  if (step.value.state === 'complete') return
  throw new Problem(
    'source',
    `Prod's own connection to '${source.name}' does not work yet. ${step.value.error.text}`,
  )
}

/** In the transaction of whoever calls: what stands before it and what comes after are one. */
export async function deploy(
  tx: EnvironmentTransaction,
  scope: ProjectScope,
  releaseId: string,
  confirmedAs: string,
): Promise<void> {
  const { accountId } = scope.account
  // Of two who deploy at once the second ends the first's permits.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`deploy ${tx.environmentId} ${scope.projectId}`}, 0))`.execute(
    tx,
  )
  await tx
    .insertInto('deployments')
    .values({
      environment_id: tx.environmentId,
      deployment_id: uuid(),
      project_id: scope.projectId,
      release_id: releaseId,
      deployed_by: accountId,
      confirmed_as: confirmedAs,
    })
    .execute()
  await endPermits(tx, scope)
  for (const purpose of ['sync', 'mail']) {
    await tx
      .insertInto('permits')
      .values({
        environment_id: tx.environmentId,
        permit_id: uuid(),
        project_id: scope.projectId,
        purpose,
        release_id: releaseId,
        granted_by: accountId,
      })
      .execute()
  }
  await record(tx, {
    event: 'release.deployed',
    actor: { kind: 'account', id: accountId },
    clientId: scope.clientId,
    environmentId: tx.environmentId,
    subject: { kind: 'release', id: releaseId },
    value: { confirmedAs },
  })
}

async function endPermits(tx: EnvironmentTransaction, scope: ProjectScope): Promise<void> {
  await tx
    .updateTable('permits')
    .set({ revoked_at: new Date(), revoked_by: scope.account.accountId })
    .where('environment_id', '=', tx.environmentId)
    .where('project_id', '=', scope.projectId)
    .where('revoked_at', 'is', null)
    .execute()
}
