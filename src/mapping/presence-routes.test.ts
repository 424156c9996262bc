import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testServer } from '../server/testing.ts'
import { mappingEndpoints } from './routes.ts'

const key = 'POST /api/projects/:project/mapping/presence'
const place = { tab: 'fields', list: 'Fields', row: 'field:job_title', column: 'steps' }

async function aRoom() {
  const server = await testServer(mappingEndpoints)
  const { projectId, clientId } = await server.aProject()
  const params = { project: projectId }
  const [engineer, member] = [
    await server.asRole('engineer'),
    await server.asRole('client', clientId),
  ]
  return { ...server, params, engineer, member }
}

test('two in the room see each other, where each stands and on whose side', async () => {
  const { params, engineer, member } = await aRoom()
  const first = await engineer.call(key, { params, body: { at: place } })
  expect(first.people).toEqual([])
  const second = await member.call(key, { params, body: { at: { ...place, column: 'sources' } } })
  expect(second.people).toEqual([
    { accountId: engineer.accountId, name: 'engineer', side: 'platform', ...place },
  ])
  const nowhere = { tab: 'rules', list: null, row: null, column: null }
  const third = await engineer.call(key, { params, body: { at: nowhere } })
  expect(third.people).toMatchObject([{ name: 'client', side: 'client', column: 'sources' }])
  const fourth = await member.call(key, { params, body: { at: place } })
  expect(fourth.people).toMatchObject([nowhere])
})

test('whoever leaves is gone at once, whoever falls silent soon after', async () => {
  const { db, params, engineer, member } = await aRoom()
  const stand = (at: typeof place | null) => engineer.call(key, { params, body: { at } })
  const seen = async () => (await member.call(key, { params, body: { at: place } })).people.length
  await stand(place)
  expect(await seen()).toBe(1)
  await stand(null)
  expect(await seen()).toBe(0)
  await stand(place)
  await db
    .updateTable('mapping_presences')
    .set({ seen_at: sql<Date>`now() - interval '16 seconds'` })
    .where('account_id', '=', engineer.accountId)
    .execute()
  expect(await seen()).toBe(0)
  expect(await db.selectFrom('mapping_presences').select('account_id').execute()).toHaveLength(1)
})

test('each beat tells the revision, the versions and what one edits', async () => {
  const { params, member } = await aRoom()
  const { standing, edits } = await member.call(key, { params, body: { at: place } })
  expect(standing).toEqual({ newest: null, editedSince: false, revision: 0 })
  expect(edits).toContain('fields')
  expect(edits).not.toContain('identity')
})

test('nobody looks in from another client’s room, or signed out', async () => {
  const { params, call, aProject, asRole, engineer } = await aRoom()
  const stranger = await asRole('client', (await aProject({ slug: 'quay' })).clientId)
  const body = { at: place }
  await expect(stranger.call(key, { params, body })).rejects.toMatchObject({ status: 404 })
  await expect(call(key, { params, body })).rejects.toMatchObject({ status: 401 })
  const long = { at: { ...place, row: 'x'.repeat(301) } }
  await expect(engineer.call(key, { params, body: long })).rejects.toMatchObject({ status: 400 })
})
