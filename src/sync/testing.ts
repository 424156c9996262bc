// A project over a make-believe registration system, for tests of the engine: real HTTP, a real database.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { v7 as uuid } from 'uuid'
import { onTestFinished } from 'vitest'
import {
  startRegistrationSystem,
  type RegistrationOptions,
  type RegistrationSystem,
} from '../../examples/registration/server.ts'
import type { Database } from '../database/connection.ts'
import { freshDatabase, jobsOn } from '../database/testing.ts'
import { within, type EnvironmentTransaction } from '../database/within.ts'
import type { MappingDocument } from '../mapping/core/document.ts'
import { standardModel, type PlatformModel } from '../mapping/core/platform-model.ts'
import { fromYaml } from '../mapping/core/yaml.ts'
import type { ReleaseContent } from '../mapping/release-content.ts'
import { bind } from '../sources/bindings.ts'
import { parseDefinition } from '../sources/definition/parse.ts'
import { createGuard } from '../sources/http/guard.ts'
import { createVault } from '../tenancy/vault.ts'
import { makePlan, startPlan, type PlanCounts } from './plan.ts'
import { carryOutPull, startPull, type PullKind, type PullServices } from './pull.ts'
import { carryOutRun } from './run.ts'
import { startRun } from './start-run.ts'
import type { Bridge } from './bridge.ts'

const example = (name: string) =>
  readFile(join(import.meta.dirname, '../../examples/registration', name), 'utf8')

/** How the make-believe registration system is read. */
export async function exampleSource() {
  const text = await example('source.yaml')
  const parsed = parseDefinition(text)
  if (!('definition' in parsed)) throw new Error(JSON.stringify(parsed.problems))
  return { text, definition: parsed.definition }
}

/** The completed mapping document that goes with it. */
export async function exampleDocument(): Promise<MappingDocument> {
  const read = fromYaml(await example('mapping.yaml'))
  if (!('document' in read)) throw new Error(JSON.stringify(read.problems))
  return read.document
}

type Ids = Awaited<ReturnType<typeof rows>>
type Opened = PullServices & Ids & { system: RegistrationSystem; document: MappingDocument }
export type World = Opened & { releaseId: string }

/** A client, a site with Dev and Prod, a project, its source, and the completed mapping document as release 1. */
export async function registrationProject(
  options: RegistrationOptions & {
    document?: (document: MappingDocument) => MappingDocument
    model?: PlatformModel
  } = {},
): Promise<World> {
  const system = await startRegistrationSystem({ people: 60, throttleEvery: null, ...options })
  onTestFinished(() => system.stop())
  const db = await freshDatabase()
  const jobs = await jobsOn(db)
  const vault = createVault(Buffer.alloc(32, 1))
  const guard = createGuard({ allow: [new URL(system.url).host] })
  onTestFinished(() => guard.close())
  const { text, definition } = await exampleSource()
  const ids = await rows(db, text)
  for (const environmentId of [ids.dev, ids.prod]) {
    await within(db, environmentId, (tx) =>
      bind(
        tx,
        vault,
        { ...ids, definition },
        {
          config: { url: system.ordersUrl },
          secrets: { token: system.token },
        },
      ),
    )
  }
  const completed = await exampleDocument()
  const world = { ...ids, db, jobs, vault, guard, system, document: completed }
  const document = options.document?.(completed) ?? completed
  return { ...world, releaseId: await freeze(world, document, [], options.model) }
}

async function rows(db: Database, definition: string) {
  const ids = {
    accountId: uuid(),
    clientId: uuid(),
    siteId: uuid(),
    dev: uuid(),
    prod: uuid(),
    projectId: uuid(),
    sourceId: uuid(),
  }
  const { accountId, clientId, siteId, projectId, sourceId } = ids
  await db
    .insertInto('accounts')
    .values({ account_id: accountId, email: 'robin@gangway.example', name: 'Robin Vale' })
    .execute()
  await db
    .insertInto('clients')
    .values({ client_id: clientId, slug: 'harbor', name: 'Harbor Society' })
    .execute()
  const site = { site_id: siteId, client_id: clientId, slug: 'harbor', name: 'Harbor Summit 2027' }
  await db
    .insertInto('sites')
    .values({ ...site, settings: '{}' })
    .execute()
  await db
    .insertInto('environments')
    .values([
      { environment_id: ids.dev, site_id: siteId, kind: 'dev', host: 'harbor-dev.test' },
      { environment_id: ids.prod, site_id: siteId, kind: 'prod', host: 'harbor.test' },
    ])
    .execute()
  await db
    .insertInto('projects')
    .values({ project_id: projectId, site_id: siteId, kind: 'registration', name: 'Registration' })
    .execute()
  const source = { source_id: sourceId, project_id: projectId, name: 'Quayside', kind: 'http' }
  await db
    .insertInto('sources')
    .values({ ...source, definition, updated_by: accountId })
    .execute()
  return ids
}

/** A release of this document, with a permit for it in both environments. */
export async function freeze(
  world: Opened,
  document: MappingDocument,
  sources: ReleaseContent['sources'] = [],
  model = standardModel,
): Promise<string> {
  const releaseId = uuid()
  const content: ReleaseContent = {
    document,
    model,
    sources,
    mail: null,
    engine: '1',
    data: null,
  }
  const { db, projectId, accountId } = world
  const { count } = await db
    .selectFrom('releases')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  const release = {
    release_id: releaseId,
    project_id: projectId,
    number: count + 1,
    hash: releaseId,
  }
  await db
    .insertInto('releases')
    .values({ ...release, content: JSON.stringify(content), frozen_by: accountId })
    .execute()
  for (const id of [world.dev, world.prod]) {
    await within(db, id, async (tx) => {
      await tx.updateTable('permits').set({ revoked_at: new Date() }).execute()
      const permit = {
        environment_id: id,
        permit_id: uuid(),
        project_id: projectId,
        purpose: 'sync',
      }
      await tx
        .insertInto('permits')
        .values({ ...permit, release_id: releaseId, granted_by: accountId })
        .execute()
    })
  }
  return releaseId
}

/** Pulls to the end; the pull's row. */
export async function pull(
  world: World,
  { kind = 'full', environment = world.dev }: { kind?: PullKind; environment?: string } = {},
) {
  const id = await within(world.db, environment, (tx) =>
    startPull(tx, world.jobs, { sourceId: world.sourceId, kind, accountId: world.accountId }),
  )
  await carryOutPull(world, { environmentId: environment, id })
  return within(world.db, environment, (tx) =>
    tx.selectFrom('pulls').selectAll().where('pull_id', '=', id).executeTakeFirstOrThrow(),
  )
}

export type MadePlan = { planId: string; counts: PlanCounts; bridge: Bridge }

export async function plan(
  world: World,
  { environment = world.dev, releaseId = world.releaseId, now = new Date() } = {},
): Promise<MadePlan> {
  const { projectId, sourceId, accountId } = world
  const id = await within(world.db, environment, (tx) =>
    startPlan(tx, world.jobs, { projectId, sourceId, releaseId, accountId, now }),
  )
  await makePlan(world.db, { environmentId: environment, id })
  const made = await within(world.db, environment, (tx) =>
    tx.selectFrom('plans').selectAll().where('plan_id', '=', id).executeTakeFirstOrThrow(),
  )
  return { planId: id, counts: made.counts as PlanCounts, bridge: made.bridge as Bridge }
}

/** Applies a plan to the end; the run's row. */
export async function apply(world: World, { planId, counts }: MadePlan, environment = world.dev) {
  const id = await within(world.db, environment, (tx) =>
    startRun(tx, world.jobs, {
      projectId: world.projectId,
      planId,
      accountId: world.accountId,
      seen: counts,
    }),
  )
  await carryOutRun(world.db, { environmentId: environment, id })
  return within(world.db, environment, (tx) =>
    tx.selectFrom('runs').selectAll().where('run_id', '=', id).executeTakeFirstOrThrow(),
  )
}

/** Pull, plan, apply. */
export async function sync(world: World, releaseId = world.releaseId): Promise<MadePlan> {
  await pull(world)
  const made = await plan(world, { releaseId })
  await apply(world, made)
  return made
}

export const inside = <T>(
  world: World,
  act: (tx: EnvironmentTransaction) => Promise<T>,
  environment = world.dev,
) => within(world.db, environment, act)

/** Everything that a sync writes, without ids and times: equal states, equal texts. */
export async function state(world: World, environment = world.dev): Promise<unknown> {
  return inside(
    world,
    async (tx) => ({
      persons: await tx
        .selectFrom('persons')
        .select([
          'display_name',
          'email',
          'state',
          'version',
          'profile',
          'local',
          'user_types',
          'tags',
          'groups',
          'access_levels',
          'in_directory',
          'search_text',
        ])
        .orderBy('search_text')
        .orderBy('email')
        .execute(),
      presences: await tx
        .selectFrom('presences')
        .select(['person_key', 'state', 'said', 'basis'])
        .orderBy('person_key')
        .execute(),
      identifiers: await tx
        .selectFrom('identifiers')
        .select(['kind', 'value'])
        .orderBy('value')
        .execute(),
      history: await tx
        .selectFrom('history')
        .innerJoin('persons', 'persons.person_id', 'history.person_id')
        .select(['display_name', 'kind', 'change'])
        .orderBy('search_text')
        .orderBy('email')
        .orderBy('history.at')
        .execute(),
    }),
    environment,
  )
}
