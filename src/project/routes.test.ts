import { expect, test } from 'vitest'
import { v7 as uuid } from 'uuid'
import { within } from '../database/within.ts'
import { dataVersions } from '../mapping/core/values/data-versions.ts'
import { standardModel } from '../mapping/core/platform-model.ts'
import { saveDraft } from '../mapping/draft.ts'
import { makePlan, type PlanCounts } from '../sync/plan.ts'
import { carryOutPull } from '../sync/pull.ts'
import { syncEndpoints } from '../sync/routes.ts'
import { carryOutRun } from '../sync/run.ts'
import { testServer, type TestServices } from '../server/testing.ts'
import { engine } from './release.ts'
import { projectEndpoints } from './routes.ts'
import { connectProject, registrationSystem } from './testing.ts'

/** A project that is connected and mapped, and somebody of the platform team. */
async function harbor() {
  const { system, guard } = await registrationSystem()
  const served = await testServer((services) => ({
    ...projectEndpoints({ ...services, guard }),
    ...syncEndpoints(services),
  }))
  const project = await served.aProject()
  const engineer = await served.asRole('engineer')
  const world = await connectProject(served, project, engineer.accountId, system)
  const params = { project: project.projectId }
  const services = { ...served.services, guard }
  const { db } = served
  const overview = () => engineer.call('GET /api/projects/:project', { params })
  const pull = async (environment: 'dev' | 'prod') => {
    const { pullId } = await engineer.call('POST /api/projects/:project/:environment/pulls', {
      params: { ...params, environment },
      body: { sourceId: world.sourceId },
    })
    await carryOutPull(services, { environmentId: project[environment], id: pullId })
  }
  const apply = async (environment: 'dev' | 'prod', planId: string) => {
    const at = { ...params, environment, plan: planId }
    await makePlan(db, { environmentId: project[environment], id: planId })
    const { counts } = await engineer.call('GET /api/projects/:project/:environment/plans/:plan', {
      params: at,
    })
    const { runId } = await engineer.call(
      'POST /api/projects/:project/:environment/plans/:plan/apply',
      { params: at, body: { seen: counts as PlanCounts, confirmation: 'Harbor Summit 2027' } },
    )
    await carryOutRun(db, { environmentId: project[environment], id: runId })
  }
  const rehearse = () =>
    engineer.call('POST /api/projects/:project/rehearsals', {
      params,
      body: { sourceId: world.sourceId },
    })
  const toProd = (releaseId: string, confirmation = 'Harbor Summit 2027') =>
    engineer.call('POST /api/projects/:project/deployments/prod', {
      params,
      body: { releaseId, confirmation },
    })
  return {
    ...served,
    ...project,
    ...world,
    system,
    engineer,
    params,
    services,
    overview,
    pull,
    apply,
    rehearse,
    toProd,
  }
}

test('the overview leads from the first pull to Prod, one thing at a time', async () => {
  const world = await harbor()
  const { overview, pull, apply, rehearse, toProd, engineer, params, sourceId } = world
  const next = async () => {
    const { next } = await overview()
    return [next.act, next.environment]
  }
  expect(await next()).toEqual(['Pull sample', null])
  await pull('dev')
  expect(await next()).toEqual(['Plan for Dev', 'dev'])
  const first = await rehearse()
  expect(await next()).toEqual(['Watch plan', 'dev'])
  await makePlan(world.db, { environmentId: world.dev, id: first.planId })
  const planned = await overview()
  expect(planned.next.act).toBe(`Apply to Dev: ${planned.dev.expected} people`)
  await apply('dev', first.planId)
  expect(await next()).toEqual(['Make test person', 'dev'])
  const applied = await overview()
  expect(applied.dev).toMatchObject({
    active: planned.dev.expected,
    suspended: 0,
    release: { number: 1, isInForce: true },
    lastRun: { state: 'done' },
    permits: ['sync', 'mail'],
    origin: 'http://harbor-dev.test:4700',
  })
  expect(applied.rail.map(({ state }) => state)).toEqual(['done', 'done', 'done', 'now', 'later'])
  await inviteSomebody(world, world.dev)
  expect(await next()).toEqual(['Deploy release 1 to Prod', null])
  await toProd(first.releaseId)
  expect(await next()).toEqual(['Pull everyone', 'prod'])
  await pull('prod')
  expect(await next()).toEqual(['Plan for Prod', 'prod'])
  const { planId } = await engineer.call('POST /api/projects/:project/:environment/plans', {
    params: { ...params, environment: 'prod' },
    body: { sourceId, releaseId: first.releaseId },
  })
  await apply('prod', planId)
  expect(await next()).toEqual(['Invite people', 'prod'])
  await inviteSomebody(world, world.prod)
  const { next: last } = await overview()
  expect(last).toMatchObject({ environment: 'prod', room: 'plan' })
})

async function inviteSomebody({ db }: Pick<TestServices, 'db'>, environmentId: string) {
  await within(db, environmentId, async (tx) => {
    const { person_id } = await tx
      .selectFrom('persons')
      .select('person_id')
      .executeTakeFirstOrThrow()
    await tx
      .insertInto('messages')
      .values({
        environment_id: environmentId,
        message_id: uuid(),
        template: 'invitation',
        person_id,
        to_address: 'robin@example.org',
        merge: '{}',
        state: 'kept',
      })
      .execute()
  })
}

test('home tells each team its next thing in every project that is one’s to see', async () => {
  const { engineer, asRole, clientId, projectId, aProject, call } = await harbor()
  const other = await aProject({ slug: 'lantern' })
  const seen = await engineer.call('GET /api/next-things')
  expect(seen.projects.map((project) => [project.projectId, project.next.act])).toEqual([
    [projectId, 'Pull sample'],
    [other.projectId, 'Connect source'],
  ])
  const client = await asRole('client', clientId)
  const { projects } = await client.call('GET /api/next-things')
  expect(projects.map((project) => [project.projectId, project.next.act])).toEqual([
    [projectId, 'Go on with mapping'],
  ])
  const overview = await client.call('GET /api/projects/:project', {
    params: { project: projectId },
  })
  expect(overview.next).toMatchObject({ act: 'Go on with mapping', room: 'mapping' })
  await expect(call('GET /api/next-things')).rejects.toMatchObject({ status: 401 })
})

test('freezing the same mapping twice gives one release; a changed one tells what differs', async () => {
  const { engineer, params, db, projectId, document } = await harbor()
  const freeze = () => engineer.call('POST /api/projects/:project/releases', { params })
  const [first, again] = await Promise.all([freeze(), freeze()])
  expect(again).toEqual(first)
  const rows = document.fields.rows.filter((row) => row.id !== 'website')
  await saveDraft(
    db,
    projectId,
    { revision: 1, accountId: engineer.accountId },
    { document: { ...document, fields: { rows } } },
  )
  expect((await engineer.call('GET /api/projects/:project', { params })).draft).toBeNull()
  expect(await freeze()).toMatchObject({ number: 2 })
  const { releases } = await engineer.call('GET /api/projects/:project/releases', { params })
  expect(releases.map(({ number, frozenBy }) => [number, frozenBy])).toEqual([
    [2, 'engineer'],
    [1, 'engineer'],
  ])
  expect(releases.map(({ ranOnDev }) => ranOnDev)).toEqual([false, false])
  expect(releases[0]?.differences).toEqual([
    { part: 'Fields', added: [], changed: [], removed: ['Website'] },
  ])
  expect(releases[1]?.differences).toBeNull()
})

test('a mapping with problems is not frozen, and every place is told', async () => {
  const { engineer, params, db, projectId, document } = await harbor()
  const fields = {
    rows: document.fields.rows.map((row) => (row.id === 'city' ? { ...row, field: 'town' } : row)),
  }
  await saveDraft(
    db,
    projectId,
    { revision: 1, accountId: engineer.accountId },
    { document: { ...document, fields } },
  )
  await expect(
    engineer.call('POST /api/projects/:project/releases', { params }),
  ).rejects.toMatchObject({
    status: 400,
    places: [{ place: expect.stringContaining('fields.city') }],
  })
  expect((await engineer.call('GET /api/projects/:project', { params })).next.stage).toBe('source')
})

test('a field that another project of the site has in its release is refused, until that one lets it go', async () => {
  const world = await harbor()
  const { engineer, params, db, projectId, document } = world
  const freeze = () => engineer.call('POST /api/projects/:project/releases', { params })
  const other = { project_id: uuid(), name: 'Members', kind: 'registration' }
  const { site_id } = await db
    .selectFrom('projects')
    .select('site_id')
    .where('project_id', '=', projectId)
    .executeTakeFirstOrThrow()
  await db
    .insertInto('projects')
    .values({ ...other, site_id })
    .execute()
  const release = async (number: number, fields: { id: string; field: string }[]) => {
    const content = {
      document: { format: 1, fields: { rows: fields } },
      model: standardModel,
      sources: [],
    }
    await db
      .insertInto('releases')
      .values({
        release_id: uuid(),
        project_id: other.project_id,
        number,
        hash: `r1-${number}`,
        content: JSON.stringify(content),
        frozen_by: engineer.accountId,
      })
      .execute()
  }
  await release(1, [{ id: 'a', field: 'city' }])
  await expect(freeze()).rejects.toMatchObject({
    status: 400,
    places: [
      {
        place: 'fields.city.field',
        text: "The project 'Members' of this site writes City already, and one project owns each field; take it out here or there.",
      },
    ],
  })
  expect(document.fields.rows.some(({ field }) => field === 'phone')).toBe(false)
  await release(2, [{ id: 'a', field: 'phone' }])
  expect(await freeze()).toHaveProperty('releaseId')
})

test('a release names the engine and the data that it was frozen with', async () => {
  const { engineer, params } = await harbor()
  await engineer.call('POST /api/projects/:project/releases', { params })
  const { releases } = await engineer.call('GET /api/projects/:project/releases', { params })
  expect(releases[0]).toMatchObject({ engine, data: dataVersions() })
})

test('a rehearsal without everyone pulled leaves Dev as it was', async () => {
  const { rehearse, engineer, params } = await harbor()
  await expect(rehearse()).rejects.toMatchObject({ status: 409 })
  const { deployments, permits } = await engineer.call('GET /api/projects/:project/releases', {
    params,
  })
  expect([deployments, permits]).toEqual([[], []])
})

test('an earlier release is deployed again to go back, and takes over the permits', async () => {
  const { engineer, params, db, projectId, document } = await harbor()
  const freeze = () => engineer.call('POST /api/projects/:project/releases', { params })
  const first = await freeze()
  await saveDraft(
    db,
    projectId,
    { revision: 1, accountId: engineer.accountId },
    { document: { ...document, population: { rows: [], expected: [] }, testPeople: { rows: [] } } },
  )
  const second = await freeze()
  const deploy = ({ releaseId }: { releaseId: string }) =>
    engineer.call('POST /api/projects/:project/deployments/dev', { params, body: { releaseId } })
  await deploy(first)
  await deploy(second)
  await deploy(first)
  const { deployments, permits } = await engineer.call('GET /api/projects/:project/releases', {
    params,
  })
  expect(deployments.map(({ releaseId, isInForce }) => [releaseId, isInForce])).toEqual([
    [first.releaseId, true],
    [second.releaseId, false],
    [first.releaseId, false],
  ])
  expect(permits.map(({ purpose, releaseId }) => [purpose, releaseId])).toEqual([
    ['sync', first.releaseId],
    ['mail', first.releaseId],
  ])
})

test('two deploys at once leave one release in force', async () => {
  const { engineer, params } = await harbor()
  const release = await engineer.call('POST /api/projects/:project/releases', { params })
  const deploy = () =>
    engineer.call('POST /api/projects/:project/deployments/dev', {
      params,
      body: { releaseId: release.releaseId },
    })
  await Promise.all([deploy(), deploy(), deploy(), deploy()])
  const { deployments, permits } = await engineer.call('GET /api/projects/:project/releases', {
    params,
  })
  expect(deployments).toHaveLength(4)
  expect(permits).toHaveLength(2)
})

test('Prod takes only what ran on Dev, under the typed name of its site', async () => {
  const { pull, apply, rehearse, toProd, engineer, params } = await harbor()
  await pull('dev')
  const { releaseId, planId } = await rehearse()
  await expect(toProd(releaseId, 'harbor summit')).rejects.toMatchObject({
    status: 400,
    places: [{ place: 'confirmation' }],
  })
  await expect(toProd(releaseId)).rejects.toMatchObject({
    status: 409,
    message: expect.stringContaining('never applied to Dev'),
  })
  await apply('dev', planId)
  await toProd(releaseId)
  const { deployments, releases } = await engineer.call('GET /api/projects/:project/releases', {
    params,
  })
  expect(releases[0]).toMatchObject({ releaseId, ranOnDev: true })
  expect(deployments[0]).toMatchObject({
    environment: 'prod',
    deployedBy: 'engineer',
    confirmedAs: "engineer typed 'Harbor Summit 2027'",
  })
})

test('Prod is asked by its own connection before anything relies on it', async () => {
  const { pull, apply, rehearse, toProd, db, prod } = await harbor()
  await pull('dev')
  const { releaseId, planId } = await rehearse()
  await apply('dev', planId)
  await within(db, prod, async (tx) => {
    await tx.deleteFrom('secrets').where('environment_id', '=', prod).execute()
    await tx.deleteFrom('bindings').where('environment_id', '=', prod).execute()
  })
  await expect(toProd(releaseId)).rejects.toMatchObject({
    status: 422,
    message: expect.stringContaining("Prod's own connection to 'Quayside Tickets'"),
  })
})

test('who is signed out, of the client, or of another client gets no further than they may', async () => {
  const { call, asRole, clientId, params, aProject, engineer } = await harbor()
  const client = await asRole('client', clientId)
  await expect(call('GET /api/projects/:project', { params })).rejects.toMatchObject({
    status: 401,
  })
  expect(await client.call('GET /api/projects/:project', { params })).toMatchObject({
    site: { name: 'Harbor Summit 2027' },
  })
  await expect(
    client.call('POST /api/projects/:project/releases', { params }),
  ).rejects.toMatchObject({ status: 403 })
  const release = await engineer.call('POST /api/projects/:project/releases', { params })
  const body = { releaseId: release.releaseId }
  await expect(
    client.call('POST /api/projects/:project/deployments/dev', { params, body }),
  ).rejects.toMatchObject({ status: 403 })
  const other = await aProject({ slug: 'lantern' })
  const stranger = await asRole('client', other.clientId)
  await expect(stranger.call('GET /api/projects/:project', { params })).rejects.toMatchObject({
    status: 404,
  })
  await expect(
    stranger.call('GET /api/projects/:project/releases', { params }),
  ).rejects.toMatchObject({ status: 404 })
  await expect(
    engineer.call('POST /api/projects/:project/deployments/dev', {
      params: { project: other.projectId },
      body,
    }),
  ).rejects.toMatchObject({ status: 404 })
  await expect(
    engineer.call('GET /api/projects/:project', { params: { project: 'harbor' } }),
  ).rejects.toMatchObject({ status: 400 })
})
