import { expect, test } from 'vitest'
import { v7 as uuid } from 'uuid'
import { within } from '../database/within.ts'
import { deployToDev } from '../project/deploy.ts'
import { freezeRelease } from '../project/release.ts'
import { connectProject, registrationSystem } from '../project/testing.ts'
import { testServer } from '../server/testing.ts'
import { inProject } from '../tenancy/permissions.ts'
import type { BridgeView } from './bridge-view.ts'
import type { PlanCounts } from './plan.ts'
import { makePlan } from './plan.ts'
import { carryOutPull } from './pull.ts'
import { syncEndpoints } from './routes.ts'
import { carryOutRun } from './run.ts'

/** A project that is connected and mapped, its release deployed to Dev, and somebody of the platform team. */
async function harbor({ people = 60 } = {}) {
  const { system, guard } = await registrationSystem({ people })
  const served = await testServer(syncEndpoints)
  const project = await served.aProject()
  const engineer = await served.asRole('engineer')
  const world = await connectProject(served, project, engineer.accountId, system)
  const { db } = served
  const services = { ...served.services, guard }
  const release = await freezeRelease(db, project.projectId, engineer.accountId)
  const scope = await scopeOf(served, project.projectId, engineer.accountId)
  await deployToDev(services, scope, release.releaseId)
  const params = { project: project.projectId, environment: 'dev' } as const
  const body = { sourceId: world.sourceId }
  const { releaseId } = release
  return {
    ...served,
    ...project,
    ...world,
    system,
    engineer,
    releaseId,
    scope,
    services,
    params,
    pull: async () => {
      const { pullId } = await engineer.call('POST /api/projects/:project/:environment/pulls', {
        params,
        body,
      })
      await carryOutPull(services, { environmentId: project.dev, id: pullId })
      return pullId
    },
    plan: async () => {
      const { planId } = await engineer.call('POST /api/projects/:project/:environment/plans', {
        params,
        body: { ...body, releaseId },
      })
      await makePlan(db, { environmentId: project.dev, id: planId })
      const plan = await engineer.call('GET /api/projects/:project/:environment/plans/:plan', {
        params: { ...params, plan: planId },
      })
      return { ...plan, counts: plan.counts as PlanCounts, bridge: plan.bridge as BridgeView }
    },
    apply: async ({ planId, counts }: { planId: string; counts: PlanCounts }) => {
      const { runId } = await engineer.call(
        'POST /api/projects/:project/:environment/plans/:plan/apply',
        { params: { ...params, plan: planId }, body: { seen: counts } },
      )
      await carryOutRun(db, { environmentId: project.dev, id: runId })
      return engineer.call('GET /api/projects/:project/:environment/runs/:run', {
        params: { ...params, run: runId },
      })
    },
  }
}

type Served = Awaited<ReturnType<typeof testServer>>

async function scopeOf({ db }: Pick<Served, 'db'>, project: string, accountId: string) {
  const account = {
    accountId,
    name: 'Robin Vale',
    email: 'robin@gangway.example',
    memberships: [{ role: 'engineer' as const, clientId: null }],
  }
  return inProject(db, 'deploy')({ account, params: { project } })
}

test('pull, plan and apply, each watched to its end', async () => {
  const { pull, plan, apply, engineer, params, sourceId, system } = await harbor()
  const pullId = await pull()
  const pulled = await engineer.call('GET /api/projects/:project/:environment/pulls/:pull', {
    params: { ...params, pull: pullId },
  })
  expect(pulled).toMatchObject({
    state: 'complete',
    read: system.orders.length,
    vendorTotal: system.orders.length,
    records: system.orders.flatMap((order) => order.positions).length,
    startedBy: 'engineer',
    failure: null,
  })
  const made = await plan()
  expect(made).toMatchObject({ state: 'ready', obstacle: null, runId: null, madeBy: 'engineer' })
  expect(made.counts.create).toBe(made.bridge.people)
  const run = await apply(made)
  expect(run).toMatchObject({
    state: 'done',
    written: { created: made.counts.create, updated: 0, suspended: 0, restored: 0 },
    pace: { done: made.counts.create, total: made.counts.create, secondsLeft: 0 },
    confirmedBy: 'engineer',
  })
  const standing = await engineer.call(
    'GET /api/projects/:project/:environment/sources/:source/standing',
    { params: { ...params, source: sourceId } },
  )
  expect(standing).toMatchObject({
    pull: { pullId },
    snapshot: { pullId },
    plan: { state: 'applied', runId: run.runId },
    run: { runId: run.runId },
    unfinished: [],
  })
  const { rows, total } = await engineer.call('GET /api/projects/:project/:environment/log', {
    params,
    query: {},
  })
  expect(total).toBe(3)
  expect(rows.map(({ kind, state, by }) => [kind, state, by])).toEqual([
    ['run', 'done', 'engineer'],
    ['plan', 'applied', 'engineer'],
    ['pull', 'complete', 'engineer'],
  ])
  const runs = await engineer.call('GET /api/projects/:project/:environment/log', {
    params,
    query: { kind: 'run' },
  })
  expect(runs.total).toBe(1)
})

test('each term of the count bridge opens as many people as it counts, with names and reasons', async () => {
  const { pull, plan, engineer, params } = await harbor({ people: 400 })
  await pull()
  const { planId, bridge } = await plan()
  const list = (query: Parameters<typeof ask>[0]) => ask(query)
  const ask = (query: object) =>
    engineer.call('GET /api/projects/:project/:environment/plans/:plan/people', {
      params: { ...params, plan: planId },
      query: query as { term: 'all' },
    })
  expect((await list({ term: 'all' })).total).toBe(bridge.total - bridge.withoutId)
  expect((await list({ term: 'included' })).total).toBe(bridge.people)
  expect((await list({ term: 'duplicates' })).total).toBe(bridge.duplicates)
  for (const { row, count, label } of bridge.leftOut) {
    const { total, rows } = await list({ term: 'leftOut', ...row })
    expect(total).toBe(count)
    expect(rows[0]).toMatchObject({ status: 'excluded', reason: expect.stringContaining(label) })
  }
  for (const { row, code, value, count } of bridge.held) {
    const { total, rows } = await list({ term: 'held', ...row, code, ...(value && { value }) })
    expect(total).toBe(count)
    expect(rows.every(({ reason }) => reason)).toBe(true)
  }
  for (const { userType, count } of bridge.byUserType) {
    expect((await list({ term: 'included', userType })).total).toBe(count)
  }
  const cancelled = await list({ term: 'leftOut', tab: 'population', row: 'cancelled' })
  expect(cancelled.rows.every(({ name }) => name)).toBe(true)
  const named = cancelled.rows[0]!
  const found = await list({
    term: 'leftOut',
    tab: 'population',
    row: 'cancelled',
    search: named.name!,
  })
  expect(found.rows.map(({ recordKey }) => recordKey)).toContain(named.recordKey)
  expect((await list({ term: 'all', search: '100%_' })).total).toBe(0)
  const [first, second] = [
    await list({ term: 'all', limit: 1 }),
    await list({ term: 'all', limit: 1, offset: 1 }),
  ]
  expect(first.total).toBe(second.total)
  expect(first.rows[0]!.recordNumber).toBeLessThan(second.rows[0]!.recordNumber)
})

test('a record is shown as it came, beside why it became what it became', async () => {
  const { pull, plan, engineer, params } = await harbor()
  await pull()
  const { planId } = await plan()
  const of = { ...params, plan: planId }
  const { rows } = await engineer.call(
    'GET /api/projects/:project/:environment/plans/:plan/people',
    {
      params: of,
      query: { term: 'included' },
    },
  )
  const person = rows[0]!
  const shown = await engineer.call(
    'GET /api/projects/:project/:environment/plans/:plan/records/:record',
    {
      params: { ...of, record: person.recordNumber },
    },
  )
  expect(shown).toMatchObject({
    recordKey: person.recordKey,
    result: { status: 'included', reason: null },
    externalId: { value: person.externalId },
    userTypes: { value: person.userTypes },
  })
  expect(shown.fields.find(({ field }) => field === 'given_name')).toMatchObject({
    label: 'Given name',
    sources: [{ path: 'attendee_name_parts.given_name', taken: true }],
  })
  expect(JSON.stringify(shown.record)).not.toContain('"secret"')
  await expect(
    engineer.call('GET /api/projects/:project/:environment/plans/:plan/records/:record', {
      params: { ...of, record: 999_999 },
    }),
  ).rejects.toMatchObject({ status: 404 })
})

test('the people of a term leave as CSV, and no cell of it runs as a formula', async () => {
  const { pull, plan, engineer, params, system } = await harbor()
  const ticket = system.orders
    .filter((order) => order.status === 'p' && !order.testmode)
    .flatMap((order) => order.positions)
    .find((position) => position.addon_to === null)!
  ticket.attendee_name_parts = {
    _scheme: 'given_family',
    given_name: '=HYPERLINK("http://x.example")',
    family_name: 'Vale',
  }
  await pull()
  const { planId, bridge } = await plan()
  const csv = await engineer.call(
    'GET /api/projects/:project/:environment/plans/:plan/people/export',
    { params: { ...params, plan: planId }, query: { term: 'included' } },
  )
  const lines = String(csv).trimEnd().split('\r\n')
  expect(lines).toHaveLength(bridge.people + 1)
  expect(lines[0]).toContain('Name,E-mail,User types,External id,Key in the source,Result,Reason')
  expect(lines.find((line) => line.includes('HYPERLINK'))).toMatch(/^"'=/)
})

test('the rows of a plan tell before and after by action, and those without a row are unchanged', async () => {
  const { pull, plan, apply, engineer, params, system } = await harbor()
  await pull()
  const first = await plan()
  await apply(first)
  const tickets = system.orders.filter(
    (order) => order.status === 'p' && !order.testmode && order.positions.length === 1,
  )
  tickets[0]!.status = 'c'
  tickets[1]!.positions[0]!.attendee_name_parts = {
    _scheme: 'given_family',
    given_name: 'Renamed',
    family_name: 'Person',
  }
  await pull()
  const second = await plan()
  const rows = (action: 'create' | 'update' | 'suspend' | 'unchanged', search = '') =>
    engineer.call('GET /api/projects/:project/:environment/plans/:plan/rows', {
      params: { ...params, plan: second.planId },
      query: { action, search },
    })
  expect(second.counts).toMatchObject({ create: 0, suspend: 1, update: 1 })
  expect((await rows('create')).total).toBe(0)
  const updated = (await rows('update')).rows[0]!
  expect(updated.change).toContainEqual({
    what: 'Given name',
    before: expect.any(String),
    after: 'Renamed',
  })
  expect((await rows('update', 'nobody of this name')).total).toBe(0)
  const alone = await engineer.call('GET /api/projects/:project/:environment/plans/:plan/rows', {
    params: { ...params, plan: second.planId },
    query: { action: 'unchanged', person: updated.personId },
  })
  expect(alone.total).toBe(0)
  expect((await rows('suspend')).rows[0]).toMatchObject({
    isHere: true,
    change: [{ what: 'State', before: 'active', after: 'suspended' }],
    note: expect.stringContaining('Cancelled'),
  })
  expect((await rows('unchanged')).total).toBe(second.counts.unchanged)
})

test('counts that are not the plan’s, a second apply, and a plan that a run overtook are refused', async () => {
  const { pull, plan, apply } = await harbor()
  await pull()
  const [made, other] = [await plan(), await plan()]
  await expect(apply({ ...made, counts: { ...made.counts, create: 1 } })).rejects.toMatchObject({
    status: 409,
    message: expect.stringContaining('not the one that was shown'),
  })
  await apply(made)
  await expect(apply(made)).rejects.toMatchObject({ status: 409 })
  await expect(apply(other)).rejects.toMatchObject({ status: 409 })
})

test('a plan that would suspend many waits for their number to be typed', async () => {
  const { pull, plan, apply, engineer, params, system } = await harbor({ people: 120 })
  await pull()
  await apply(await plan())
  for (const order of system.orders.slice(0, 60)) order.status = 'c'
  await pull()
  const made = await plan()
  expect(made.brake?.exceeded).toMatchObject([{ what: 'suspend', count: made.counts.suspend }])
  const confirm = (typed: { suspend?: number }) =>
    engineer.call('POST /api/projects/:project/:environment/plans/:plan/apply', {
      params: { ...params, plan: made.planId },
      body: { seen: made.counts, typed },
    })
  await expect(confirm({})).rejects.toMatchObject({ status: 409 })
  await expect(confirm({ suspend: 1 })).rejects.toMatchObject({ status: 409 })
  expect(await confirm({ suspend: made.counts.suspend })).toHaveProperty('runId')
})

test('without a permit for its release a plan says so and is not applied', async () => {
  const { pull, plan, apply, db, dev, engineer, params } = await harbor()
  await pull()
  const made = await plan()
  await within(db, dev, (tx) => tx.updateTable('permits').set({ revoked_at: new Date() }).execute())
  await expect(apply(made)).rejects.toMatchObject({ status: 403, code: 'not_allowed' })
  const shown = await engineer.call('GET /api/projects/:project/:environment/plans/:plan', {
    params: { ...params, plan: made.planId },
  })
  expect(shown.obstacle).toBe('no permit')
})

test('Prod is applied to only under the typed name of its site', async () => {
  const { engineer, params } = await harbor()
  const apply = (confirmation?: string) =>
    engineer.call('POST /api/projects/:project/:environment/plans/:plan/apply', {
      params: { ...params, environment: 'prod', plan: uuid() },
      body: { seen: nothing, ...(confirmation !== undefined && { confirmation }) },
    })
  await expect(apply()).rejects.toMatchObject({ places: [{ place: 'confirmation' }] })
  await expect(apply('Harbor')).rejects.toMatchObject({ code: 'invalid' })
  await expect(apply('Harbor Summit 2027')).rejects.toMatchObject({ code: 'not_found' })
})

const nothing = {
  create: 0,
  update: 0,
  suspend: 0,
  restore: 0,
  end: 0,
  same: 0,
  held: 0,
  unchanged: 0,
}

test('a plan without a complete pull, and a second pull at once, are refused with what to do', async () => {
  const { engineer, params, sourceId, plan } = await harbor()
  await expect(plan()).rejects.toMatchObject({
    status: 409,
    message: expect.stringContaining('Pull everyone first'),
  })
  const pull = () =>
    engineer.call('POST /api/projects/:project/:environment/pulls', { params, body: { sourceId } })
  await pull()
  await expect(pull()).rejects.toMatchObject({ status: 409 })
  await expect(
    engineer.call('POST /api/projects/:project/:environment/plans', {
      params,
      body: { sourceId, releaseId: uuid() },
    }),
  ).rejects.toMatchObject({ status: 404 })
})

test('a pull that fails says why in a sentence', async () => {
  const { engineer, params, pull, system } = await harbor()
  system.orders.length = 0
  const pullId = await pull()
  const pulled = await engineer.call('GET /api/projects/:project/:environment/pulls/:pull', {
    params: { ...params, pull: pullId },
  })
  expect(pulled).toMatchObject({ state: 'incomplete', failure: expect.stringContaining('empty') })
})

test('the other environment has none of it', async () => {
  const { engineer, pull, plan, params } = await harbor()
  const pullId = await pull()
  const { planId } = await plan()
  const prod = { ...params, environment: 'prod' } as const
  await expect(
    engineer.call('GET /api/projects/:project/:environment/pulls/:pull', {
      params: { ...prod, pull: pullId },
    }),
  ).rejects.toMatchObject({ status: 404 })
  await expect(
    engineer.call('GET /api/projects/:project/:environment/plans/:plan', {
      params: { ...prod, plan: planId },
    }),
  ).rejects.toMatchObject({ status: 404 })
})

test('who is signed out, of the client, or of another client gets no further than they may', async () => {
  const { call, asRole, clientId, params, sourceId, pull, plan, aProject, engineer } =
    await harbor()
  const pullId = await pull()
  const { planId } = await plan()
  const start = { params, body: { sourceId } }
  const client = await asRole('client', clientId)
  const read = { params: { ...params, plan: planId } }
  await expect(call('POST /api/projects/:project/:environment/pulls', start)).rejects.toMatchObject(
    { status: 401 },
  )
  await expect(
    client.call('POST /api/projects/:project/:environment/pulls', start),
  ).rejects.toMatchObject({ status: 403 })
  await expect(
    client.call('POST /api/projects/:project/:environment/plans/:plan/apply', {
      ...read,
      body: { seen: nothing },
    }),
  ).rejects.toMatchObject({ status: 403 })
  expect(
    await client.call('GET /api/projects/:project/:environment/plans/:plan', read),
  ).toMatchObject({
    planId,
  })
  const other = await aProject({ slug: 'lantern' })
  const stranger = await asRole('client', other.clientId)
  await expect(
    stranger.call('GET /api/projects/:project/:environment/plans/:plan', read),
  ).rejects.toMatchObject({ status: 404 })
  await expect(
    stranger.call('POST /api/projects/:project/:environment/pulls', start),
  ).rejects.toMatchObject({ status: 404 })
  const elsewhere = { project: other.projectId, environment: 'dev' } as const
  await expect(
    engineer.call('GET /api/projects/:project/:environment/pulls/:pull', {
      params: { ...elsewhere, pull: pullId },
    }),
  ).rejects.toMatchObject({ status: 404 })
  await expect(
    engineer.call('POST /api/projects/:project/:environment/pulls', {
      params: elsewhere,
      body: { sourceId },
    }),
  ).rejects.toMatchObject({ status: 404 })
})

test('bad input is answered with what was found and what was expected', async () => {
  const { engineer, params, pull, plan } = await harbor()
  await expect(
    engineer.call('GET /api/projects/:project/:environment/log', {
      params: { ...params, environment: 'staging' as 'dev' },
      query: {},
    }),
  ).rejects.toMatchObject({ status: 400, places: [{ place: 'environment' }] })
  await pull()
  const { planId } = await plan()
  await expect(
    engineer.call('GET /api/projects/:project/:environment/plans/:plan/people', {
      params: { ...params, plan: planId },
      query: { term: 'everybody' as 'all' },
    }),
  ).rejects.toMatchObject({ status: 400 })
  await expect(
    engineer.call('POST /api/projects/:project/:environment/plans/:plan/apply', {
      params: { ...params, plan: planId },
      body: { seen: { ...nothing, create: -1 } },
    }),
  ).rejects.toMatchObject({ status: 400, places: [{ place: 'seen.create' }] })
})
