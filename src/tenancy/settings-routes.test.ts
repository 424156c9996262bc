import { expect, test } from 'vitest'
import { testServer } from '../server/testing.ts'
import { settingsEndpoints } from './settings-routes.ts'

const readSettings = 'GET /api/sites/:site/:environment/settings'
const writeSettings = 'PUT /api/sites/:site/:environment/settings'
const members = 'GET /api/sites/:site/:environment/members'
const add = 'POST /api/sites/:site/:environment/members'
const remove = 'DELETE /api/sites/:site/:environment/members/:membership'
const params = { site: 'harbor', environment: 'dev' } as const

async function aSite() {
  const server = await testServer((services) => settingsEndpoints(services))
  const project = await server.aProject()
  return { ...server, project, owner: await server.asOwner() }
}

const settings = {
  helpContact: { name: 'Harbor desk', email: 'help@example.org' },
  terms: 'Be kind.\n\nShow up.',
  colour: '#7a1fa2',
  tagline: 'Three days by the water',
  timeZone: 'Europe/Amsterdam',
  eventFrom: '2027-06-14',
  eventTo: '2027-06-16',
}

test('what is set holds for both environments', async () => {
  const { owner } = await aSite()
  expect(await owner.call(readSettings, { params })).toMatchObject({ timeZone: 'UTC' })
  expect(await owner.call(writeSettings, { params, body: settings })).toEqual(settings)
  const prod = { site: 'harbor', environment: 'prod' } as const
  expect(await owner.call(readSettings, { params: prod })).toEqual(settings)
})

test('a setting that cannot be is refused with its place, and nothing changes', async () => {
  const { owner } = await aSite()
  for (const [change, place] of [
    [{ colour: 'teal' }, 'colour'],
    [{ timeZone: 'Mars/Olympus' }, 'timeZone'],
    [{ eventTo: '2027-06-01' }, 'eventTo'],
    [{ helpContact: { name: '', email: null } }, 'helpContact.name'],
    [{ terms: ' ' }, 'terms'],
  ] as const) {
    const body = { ...settings, ...change }
    await expect(owner.call(writeSettings, { params, body })).rejects.toMatchObject({
      code: 'invalid',
      places: [{ place }],
    })
  }
  expect(await owner.call(readSettings, { params })).toMatchObject({ colour: '#0b6e6e' })
})

test('a member of the client is added, signs in by their address, and is taken out again', async () => {
  const { owner, db } = await aSite()
  const body = { name: 'Noor Haven', email: 'noor@example.org', role: 'client' } as const
  const { membershipId } = await owner.call(add, { params, body })
  const { members: all } = await owner.call(members, { params })
  expect(all.find(({ email }) => email === body.email)).toMatchObject({ ...body, membershipId })
  await expect(
    owner.call(add, { params, body: { ...body, email: 'NOOR@example.org' } }),
  ).rejects.toMatchObject({ code: 'invalid', places: [{ place: 'email' }] })
  await owner.call(remove, { params: { ...params, membership: membershipId } })
  expect((await owner.call(members, { params })).members).toHaveLength(all.length - 1)
  const accounts = await db.selectFrom('accounts').select('name').execute()
  expect(accounts).toContainEqual({ name: 'Noor Haven' })
})

test('only an owner changes the platform team, and nobody takes themselves out', async () => {
  const { owner, asRole } = await aSite()
  const engineer = await asRole('engineer')
  const body = { name: 'Sam Pier', email: 'sam@example.org', role: 'engineer' } as const
  await expect(engineer.call(add, { params, body })).rejects.toMatchObject({ code: 'not_allowed' })
  await expect(
    engineer.call(add, { params, body: { ...body, role: 'client' } }),
  ).resolves.toBeTruthy()
  const { membershipId } = await owner.call(add, { params, body })
  const gone = { params: { ...params, membership: membershipId } }
  await expect(engineer.call(remove, gone)).rejects.toMatchObject({ code: 'not_allowed' })
  const { members: all } = await owner.call(members, { params })
  expect(all.map((one) => one.membershipId)).toContain(membershipId)
  const own = all.find(({ email }) => email.includes(owner.accountId))?.membershipId ?? ''
  await expect(
    owner.call(remove, { params: { ...params, membership: own } }),
  ).rejects.toMatchObject({ code: 'conflict' })
})

test('the client reads and changes nothing; others neither read nor change', async () => {
  const { project, call, asRole, aProject } = await aSite()
  const client = await asRole('client', project.clientId)
  await expect(client.call(readSettings, { params })).resolves.toBeTruthy()
  const body = { name: 'Noor Haven', email: 'noor@example.org' }
  await expect(client.call(writeSettings, { params, body: settings })).rejects.toMatchObject({
    code: 'not_allowed',
  })
  await expect(client.call(add, { params, body })).rejects.toMatchObject({ code: 'not_allowed' })
  const elsewhere = await aProject({ slug: 'elsewhere' })
  const stranger = await asRole('client', elsewhere.clientId)
  const membership = '01930000-0000-7000-8000-000000000000'
  for (const [key, sent] of [
    [readSettings, { params }],
    [writeSettings, { params, body: settings }],
    [members, { params }],
    [add, { params, body }],
    [remove, { params: { ...params, membership } }],
  ] as const) {
    await expect(call(key, sent as never)).rejects.toMatchObject({ code: 'signed_out' })
    await expect(stranger.call(key, sent as never)).rejects.toMatchObject({ code: 'not_found' })
  }
})

test('a membership of another client is nothing here', async () => {
  const { owner, aProject } = await aSite()
  await aProject({ slug: 'elsewhere' })
  const there = { site: 'elsewhere', environment: 'dev' } as const
  const body = { name: 'Kit Shore', email: 'kit@example.org' }
  const { membershipId } = await owner.call(add, { params: there, body })
  await expect(
    owner.call(remove, { params: { ...params, membership: membershipId } }),
  ).rejects.toMatchObject({ code: 'not_found' })
})
