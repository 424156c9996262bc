import { expect, test } from 'vitest'
import { deployModel, writePeople } from '../community/testing.ts'
import { within } from '../database/within.ts'
import { deliverDue, mailSink, messagesOf, permitMail } from '../mail/testing.ts'
import { testServer } from '../server/testing.ts'
import { invitationEnd, mailLinks } from './mail-links.ts'
import { invite } from '../mail/invite.ts'
import { environmentSite } from '../tenancy/environment-site.ts'
import { revokeInvitations } from './links.ts'
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
    const to = { environmentId: prod, address: 'ada@example.org' }
    const { url } = await links.mint({ ...to, messageId, kind, personId })
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
  await within(db, prod, (tx) =>
    tx.updateTable('persons').set({ email: 'ada@example.org' }).execute(),
  )
  await use(token)
  expect(await owner.call(reissue, { params })).toMatchObject({ to: 'ada@example.org', revoked: 1 })
  expect(await messagesOf(db, prod)).toHaveLength(1)
  await expect(use(token)).rejects.toMatchObject({ code: 'link_spent' })
})

/** The outbox is emptied into a mail server, a minute from now: what was put there by the database's clock is due. */
async function aMailRoom() {
  const world = await aPerson()
  const { db, services, prod } = world
  const { smtp, mails } = await mailSink()
  const now = () => new Date(Date.now() + 60_000)
  const delivery = { ...services, links: mailLinks({ ...services, now }), smtp, now }
  return {
    ...world,
    mails,
    delivery,
    deliver: (services = delivery) => deliverDue(services, prod),
    tokenOf: (mail = mails.at(-1)) => /\/i\/([\w-]{43})/u.exec(mail?.text ?? '')?.[1] ?? 'none',
    inviteNow: async () => {
      const site = await environmentSite(db, prod)
      return invite({ db, jobs: services.jobs, site }, world.personId, {
        kind: 'account',
        id: world.owner.accountId,
      })
    },
  }
}

test('the link that a reissue sends works, whenever it is sent, and those before it don’t', async () => {
  const { owner, params, use, inviteNow, deliver, tokenOf, mails } = await aMailRoom()
  await inviteNow()
  await deliver()
  const before = tokenOf()
  await owner.call(reissue, { params })
  await deliver()
  expect(mails).toHaveLength(2)
  await use(tokenOf())
  await expect(use(before)).rejects.toMatchObject({ code: 'link_spent' })
})

test('reissues at the same moment leave at least one link that works', async () => {
  const { owner, params, use, deliver, tokenOf, mails } = await aMailRoom()
  await Promise.all(Array.from({ length: 4 }, () => owner.call(reissue, { params })))
  await deliver()
  expect(mails.length).toBeGreaterThan(0)
  await use(tokenOf())
})

test('an invitation that waits is stopped by revoking and by reissuing, and only the new one is sent', async () => {
  const { db, owner, params, prod, invitation, inviteNow, deliver, mails } = await aMailRoom()
  await invitation(params.person)
  await inviteNow()
  const [link] = (await owner.call(access, { params })).links
  await owner.call(revoke, { params: { ...params, link: link?.linkId ?? '' } })
  await deliver()
  expect(mails).toHaveLength(0)
  expect(await messagesOf(db, prod)).toMatchObject([
    { state: 'refused', reason: expect.stringMatching(/were revoked/u) },
  ])
  await inviteNow()
  await owner.call(reissue, { params })
  await deliver()
  const states = (await messagesOf(db, prod)).map(({ state }) => state)
  expect(states).toEqual(['refused', 'refused', 'sent'])
  expect(mails).toHaveLength(1)
})

test('a revocation while a worker makes the link stops the mail', async () => {
  const { db, prod, personId, inviteNow, delivery, deliver, mails } = await aMailRoom()
  await inviteNow()
  const mint: typeof delivery.links.mint = async (link) => {
    await within(db, prod, (tx) => revokeInvitations(tx, personId, delivery.now()))
    return delivery.links.mint(link)
  }
  await deliver({ ...delivery, links: { ...delivery.links, mint } })
  expect(mails).toHaveLength(0)
  expect(await messagesOf(db, prod)).toMatchObject([{ state: 'refused' }])
})

test('an invitation that waits while the address changes goes to nobody; the reissued one goes to the new address', async () => {
  const { db, owner, params, prod, use, inviteNow, deliver, tokenOf, mails } = await aMailRoom()
  await inviteNow()
  await within(db, prod, (tx) =>
    tx.updateTable('persons').set({ email: 'new@example.org' }).execute(),
  )
  await deliver()
  expect(mails).toEqual([])
  expect((await messagesOf(db, prod))[0]).toMatchObject({
    state: 'refused',
    reason: expect.stringContaining(
      "ada@example.org, and this person's address is new@example.org",
    ),
  })
  await owner.call(reissue, { params })
  await deliver()
  expect(mails.map(({ to }) => to?.[0]?.address)).toEqual(['new@example.org'])
  await use(tokenOf())
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
