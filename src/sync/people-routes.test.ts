import { expect, test } from 'vitest'
import { deployModel, writePeople } from '../community/testing.ts'
import { testServer } from '../server/testing.ts'
import { whyEndpoints } from './people-routes.ts'

const why = 'GET /api/sites/:site/:environment/people/:person/why'
const history = 'GET /api/sites/:site/:environment/people/:person/history'

async function aPerson() {
  const server = await testServer((services) => whyEndpoints(services))
  const project = await server.aProject()
  const owner = await server.asOwner()
  await deployModel(server.db, { ...project, environmentId: project.dev, ...owner })
  const [person = ''] = await writePeople(server.db, project.dev, [
    { profile: { given_name: 'Ada', city: 'Bergen' }, local: { city: 'Bergen' } },
  ])
  return {
    ...server,
    project,
    owner,
    params: { site: 'harbor', environment: 'dev', person } as const,
  }
}

test('somebody whom no source knows has their own words for reasons', async () => {
  const { owner, params } = await aPerson()
  const told = await owner.call(why, { params })
  const texts = told.fields.map(({ key, steps }) => [key, steps.map(({ text }) => text)])
  expect(Object.fromEntries(texts)).toEqual({
    given_name: ['No source writes this field.'],
    city: ['Entered here; no source writes this field.'],
  })
  expect(told).toMatchObject({ records: [], sources: [] })
  expect(await owner.call(history, { params, query: {} })).toEqual({ entries: [], next: null })
})

test('the client reads why; whoever is signed out or of another client does not', async () => {
  const { asRole, aProject, project, call, params } = await aPerson()
  const client = await asRole('client', project.clientId)
  expect((await client.call(why, { params })).fields).toHaveLength(2)
  const elsewhere = await aProject({ slug: 'elsewhere' })
  const stranger = await asRole('client', elsewhere.clientId)
  for (const [key, sent] of [
    [why, { params }],
    [history, { params, query: {} }],
  ] as const) {
    await expect(call(key, sent as never)).rejects.toMatchObject({ code: 'signed_out' })
    await expect(stranger.call(key, sent as never)).rejects.toMatchObject({ code: 'not_found' })
  }
})

test('a person of Dev is nobody on Prod, and an id that is none is refused', async () => {
  const { owner, params } = await aPerson()
  const prod = { ...params, environment: 'prod' } as const
  await expect(owner.call(why, { params: prod })).rejects.toMatchObject({ code: 'not_found' })
  await expect(owner.call(history, { params: prod, query: {} })).rejects.toMatchObject({
    code: 'not_found',
  })
  const none = { ...params, person: 'ada' }
  await expect(owner.call(why, { params: none })).rejects.toMatchObject({ code: 'invalid' })
  await expect(owner.call(history, { params, query: { limit: 1000 } })).rejects.toMatchObject({
    code: 'invalid',
    places: [{ place: 'limit' }],
  })
})
