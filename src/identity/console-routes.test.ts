import { expect, test } from 'vitest'
import { deployModel, writePeople } from '../community/testing.ts'
import { within } from '../database/within.ts'
import { messagesOf, permitMail } from '../mail/testing.ts'
import { testServer } from '../server/testing.ts'
import { invitationEnd, mailLinks } from './mail-links.ts'
import { identityEndpoints } from './routes.ts'
import { siteSettings } from '../tenancy/site-settings.ts'

async function aPerson() {
  const world = await testServer(identityEndpoints)
  const { db, services } = world
  const { projectId, clientId, prod } = await world.aProject()
  const owner = await world.asOwner()
  const at = { environmentId: prod, projectId, accountId: owner.accountId }
  await permitMail(db, at, await deployModel(db, at))
  const profile = { given_name: 'Ada', family_name: 'Nord', email: 'ada@example.org' }
  const [personId = '', otherId = ''] = await writePeople(db, prod, [{ profile }, { profile }])
  const links = mailLinks(services)
  const invitation = async (personId: string) => {
    const messageId = '01900000-0000-7000-8000-000000000000'
    const kind = 'invitation'
    const { url } = await links.mint({ environmentId: prod, messageId, kind, personId })
    return url.split('/i/')[1] ?? ''
  }
  const params = { site: 'harbor', environment: 'prod' as const, person: personId }
  const visitor = await world.asVisitor(prod)
  const use = (token: string) => visitor.call('POST /api/link/:token', { params: { token } })
  return { ...world, owner, clientId, prod, personId, otherId, invitation, params, use }
}

const access = 'GET /api/sites/:site/:environment/people/:person/access'
const revoke = 'POST /api/sites/:site/:environment/people/:person/links/:link/revoke'
const reissue = 'POST /api/sites/:site/:environment/people/:person/reissue'
const signOut = 'POST /api/sites/:site/:environment/people/:person/sign-out-everywhere'

test('a person’s sign-ins and links are seen, and nothing in them opens anything', async () => {
  const { owner, invitation, params, use } = await aPerson()
  const token = await invitation(params.person)
  await use(token)
  const seen = await owner.call(access, { params })
  expect(seen).toMatchObject({
    sessions: 1,
    signIns: [{ how: 'invitation' }],
    links: [{ state: 'open', revokedAt: null, lastUsedAt: expect.any(String) }],
  })
  expect(JSON.stringify(seen)).not.toContain(token)
  await expect(use(seen.links[0]?.linkId ?? '')).rejects.toMatchObject({ code: 'link_spent' })
})

test('a revoked link opens nothing, its fellow still does, and another person’s can’t be named', async () => {
  const { owner, invitation, params, otherId, use } = await aPerson()
  const [first, second] = [await invitation(params.person), await invitation(params.person)]
  await use(first)
  const { links } = await owner.call(access, { params })
  const link = links.find(({ lastUsedAt }) => lastUsedAt)?.linkId ?? ''
  const named = owner.call(revoke, { params: { ...params, person: otherId, link } })
  await expect(named).rejects.toMatchObject({ code: 'not_found' })
  await owner.call(revoke, { params: { ...params, link } })
  await expect(use(first)).rejects.toMatchObject({ code: 'link_spent' })
  await use(second)
  const again = owner.call(revoke, { params: { ...params, link } })
  await expect(again).rejects.toMatchObject({ code: 'not_found' })
})

test('reissuing mails a new link and closes the old ones; where none can be mailed they stay', async () => {
  const { db, owner, invitation, params, prod, use } = await aPerson()
  const token = await invitation(params.person)
  await within(db, prod, (tx) => tx.updateTable('persons').set({ email: null }).execute())
  await expect(owner.call(reissue, { params })).rejects.toMatchObject({ code: 'conflict' })
  await use(token)
  await within(db, prod, (tx) =>
    tx.updateTable('persons').set({ email: 'ada@example.org' }).execute(),
  )
  expect(await owner.call(reissue, { params })).toMatchObject({ to: 'ada@example.org', revoked: 1 })
  expect(await messagesOf(db, prod)).toHaveLength(1)
  await expect(use(token)).rejects.toMatchObject({ code: 'link_spent' })
})

test('signing a person out everywhere ends their sessions and nobody else’s', async () => {
  const { owner, asPerson, params, prod, personId, otherId } = await aPerson()
  for (const id of [personId, personId, otherId]) await asPerson(prod, id)
  expect(await owner.call(signOut, { params })).toEqual({ ended: 2 })
  const other = { ...params, person: otherId }
  expect((await owner.call(access, { params: other })).sessions).toBe(1)
})

test('the client’s team looks, and ends nothing; strangers do neither', async () => {
  const { call, asRole, aProject, clientId, params } = await aPerson()
  const client = await asRole('client', clientId)
  await client.call(access, { params })
  await expect(client.call(signOut, { params })).rejects.toMatchObject({ code: 'not_allowed' })
  await expect(client.call(reissue, { params })).rejects.toMatchObject({ code: 'not_allowed' })
  const { clientId: otherClient } = await aProject({ slug: 'quay' })
  const stranger = await asRole('client', otherClient)
  await expect(stranger.call(access, { params })).rejects.toMatchObject({ code: 'not_found' })
  await expect(call(access, { params })).rejects.toMatchObject({ code: 'signed_out' })
  const nobody = { ...params, person: '01900000-0000-7000-8000-000000000000' }
  await expect(client.call(access, { params: nobody })).rejects.toMatchObject({ code: 'not_found' })
})

test('an invitation works until the event’s last day ends where it takes place', () => {
  const settings = siteSettings.parse({ eventTo: '2027-06-14', timeZone: 'America/New_York' })
  const spring = new Date('2027-03-01T00:00:00Z')
  expect(invitationEnd(settings, spring).toISOString()).toBe('2027-06-15T04:00:00.000Z')
  const after = new Date('2027-06-20T00:00:00Z')
  expect(invitationEnd(settings, after).toISOString()).toBe('2027-06-27T00:00:00.000Z')
  expect(invitationEnd(siteSettings.parse({}), spring).toISOString()).toBe(
    '2027-05-30T00:00:00.000Z',
  )
})
