import { onTestFinished, expect, test } from 'vitest'
import { startRegistrationSystem } from '../../examples/registration/server.ts'
import { mappingDocument } from '../mapping/core/document.ts'
import { saveDraft } from '../mapping/draft.ts'
import { testServer } from '../server/testing.ts'
import { createGuard } from '../sources/http/guard.ts'
import { sourceRoomEndpoints } from '../sources/room-routes.ts'
import { sourceEndpoints } from '../sources/routes.ts'
import { carryOutPull } from './pull.ts'
import { sampleEndpoints } from './sample-routes.ts'
import { exampleSource } from './testing.ts'
import { uploadEndpoints } from './upload-routes.ts'

/** A project whose source is bound in Dev, and somebody who may run it. */
async function quayside({ people = 600 } = {}) {
  const system = await startRegistrationSystem({ people, throttleEvery: null })
  onTestFinished(() => system.stop())
  const guard = createGuard({ allow: [new URL(system.url).host] })
  onTestFinished(() => guard.close())
  const server = await testServer((services) => ({
    ...sourceEndpoints({ ...services, guard }),
    ...sourceRoomEndpoints({ ...services, guard }),
    ...uploadEndpoints(services),
    ...sampleEndpoints(services),
  }))
  const { projectId: project, dev, clientId } = await server.aProject()
  const engineer = await server.asRole('engineer')
  const { text: definition } = await exampleSource()
  const { sourceId: source } = await engineer.call('POST /api/projects/:project/sources', {
    params: { project },
    body: { kind: 'http', name: 'Quayside', definition },
  })
  await engineer.call('PUT /api/projects/:project/sources/:source/bindings/:environment', {
    params: { project, source, environment: 'dev' },
    body: { config: { url: system.ordersUrl }, secrets: { token: system.token } },
  })
  const carryOut = (id: string) =>
    carryOutPull({ ...server.services, guard }, { environmentId: dev, id })
  return { ...server, system, engineer, clientId, params: { project, source }, carryOut }
}

test('a sample reads the first pages into Dev, and its fields can be looked at', async () => {
  const { engineer, params, carryOut, system } = await quayside()
  const path = 'POST /api/projects/:project/sources/:source/sample'
  const { pullId } = await engineer.call(path, { params })
  const queued = await engineer.call('GET /api/projects/:project/sources/:source/pulls', { params })
  expect(queued).toMatchObject({ dev: { pullId, state: 'queued', kind: 'sample' }, prod: null })
  await carryOut(pullId)
  const { dev } = await engineer.call('GET /api/projects/:project/sources/:source/pulls', {
    params,
  })
  expect(dev).toMatchObject({ state: 'complete', vendorTotal: system.orders.length, file: null })
  expect(dev?.records).toBeLessThan(system.orders.flatMap((order) => order.positions).length)
  const { profile } = await engineer.call('GET /api/projects/:project/sources/:source/profile', {
    params,
    query: {},
  })
  expect(profile).toMatchObject({ pullId, whole: false, records: dev?.records, read: dev?.read })
  const item = profile?.fields.find((field) => field.path === 'item_name')
  expect(item).toMatchObject({ label: 'Item name', filled: dev?.records })
  expect(item).not.toHaveProperty('values')
  const field = await engineer.call('GET /api/projects/:project/sources/:source/profile/field', {
    params,
    query: { path: 'item_name' },
  })
  expect(field.values.reduce((sum, { count }) => sum + count, 0)).toBe(dev?.records)
})

test('what is marked after it was pulled keeps its field, and shows no value', async () => {
  const { engineer, params, carryOut, db } = await quayside({ people: 60 })
  const { pullId } = await engineer.call('POST /api/projects/:project/sources/:source/sample', {
    params,
  })
  await carryOut(pullId)
  await engineer.call('PUT /api/projects/:project/sources/:source/never-store', {
    params,
    body: { path: 'item_name', never: true },
  })
  const never = { id: 'n', field: '', sources: ['attendee_email'], neverStore: true }
  const document = mappingDocument.parse({ format: 1, fields: { rows: [never] } })
  await saveDraft(db, params.project, { revision: 0, accountId: engineer.accountId }, { document })
  const asked = { params, query: {} }
  const path = 'GET /api/projects/:project/sources/:source/profile'
  const { profile } = await engineer.call(path, asked)
  const examplesOf = (path: string) =>
    profile?.fields.find((field) => field.path === path)?.examples
  expect(examplesOf('item_name')).toEqual([])
  expect(examplesOf('attendee_email')).toEqual([])
  expect(examplesOf('attendee_name')?.length).toBeGreaterThan(0)
  const field = await engineer.call('GET /api/projects/:project/sources/:source/profile/field', {
    params,
    query: { path: 'item_name' },
  })
  expect(field).toMatchObject({ values: [], examples: [], distinct: null })
  expect(field.filled).toBeGreaterThan(0)
})

test('a second sample waits for the first, and a file has none', async () => {
  const { engineer, params } = await quayside({ people: 60 })
  const path = 'POST /api/projects/:project/sources/:source/sample'
  await engineer.call(path, { params })
  await expect(engineer.call(path, { params })).rejects.toMatchObject({ code: 'conflict' })
  const { sourceId } = await engineer.call('POST /api/projects/:project/sources', {
    params: { project: params.project },
    body: { kind: 'file', name: 'List', key: ['id'] },
  })
  const ofFile = { params: { ...params, source: sourceId } }
  await expect(engineer.call(path, ofFile)).rejects.toMatchObject({
    code: 'invalid',
    message: expect.stringContaining('is a file') as string,
  })
})

test('an uploaded file stands beside its pull, with what was found in it', async () => {
  const { engineer, params, carryOut } = await quayside({ people: 60 })
  const { sourceId } = await engineer.call('POST /api/projects/:project/sources', {
    params: { project: params.project },
    body: { kind: 'file', name: 'List', key: ['id'] },
  })
  const file = { project: params.project, source: sourceId }
  const { pullId } = await engineer.call(
    'POST /api/projects/:project/sources/:source/uploads/:environment',
    {
      params: { ...file, environment: 'dev' },
      query: { name: 'people.csv', covers: 'additions' },
      body: Buffer.from('id;name\n1;Ana\n2;Bo\n'),
    },
  )
  await carryOut(pullId)
  const { dev } = await engineer.call('GET /api/projects/:project/sources/:source/pulls', {
    params: file,
  })
  expect(dev).toMatchObject({
    kind: 'additions',
    records: 2,
    file: { name: 'people.csv', covers: 'additions' },
  })
  expect(dev?.file?.findings.map(({ text }) => text).join(' ')).toContain('semicolons')
})

test('before anything was read there is no profile, and an unknown field is not found', async () => {
  const { engineer, params } = await quayside({ people: 60 })
  const profile = 'GET /api/projects/:project/sources/:source/profile'
  expect(await engineer.call(profile, { params, query: {} })).toEqual({ profile: null })
  const field = engineer.call('GET /api/projects/:project/sources/:source/profile/field', {
    params,
    query: { path: 'name' },
  })
  await expect(field).rejects.toMatchObject({ code: 'not_found' })
})

test('the client may look but not pull; who is signed out gets nothing', async () => {
  const { call, asRole, clientId, params } = await quayside({ people: 60 })
  const path = 'POST /api/projects/:project/sources/:source/sample'
  const client = await asRole('client', clientId)
  await expect(client.call(path, { params })).rejects.toMatchObject({ code: 'not_allowed' })
  const pulls = await client.call('GET /api/projects/:project/sources/:source/pulls', { params })
  expect(pulls).toEqual({ dev: null, prod: null })
  await expect(call(path, { params })).rejects.toMatchObject({ code: 'signed_out' })
})
