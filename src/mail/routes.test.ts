import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { expect, test } from 'vitest'
import { deployModel, writePeople } from '../community/testing.ts'
import { within } from '../database/within.ts'
import { mailLinks } from '../identity/mail-links.ts'
import { testServer, type TestServices } from '../server/testing.ts'
import { mailEndpoints } from './routes.ts'
import { deliverDue, messagesOf, permitMail } from './testing.ts'

const person = (given: string, family: string, email: string | null) => ({
  profile: { given_name: given, family_name: family, email },
})
const people = [
  person('Ada', 'Nord', 'ada@example.org'),
  person('Grace', 'Vale', 'grace@example.org'),
  person('Olga', 'Berg', null),
  { ...person('Kwame', 'Okafor', 'kwame@example.org'), userTypes: ['speaker'] },
  { ...person('Lars', 'Holm', 'lars@example.org'), state: 'suspended' as const },
]

async function mailRoom({ smtp = '', permit = true } = {}) {
  const withLinks = (services: TestServices) =>
    mailEndpoints({ ...services, links: mailLinks(services) })
  const world = await testServer(withLinks, { settings: { SMTP_URL: smtp } })
  const { db, services } = world
  const { projectId, clientId, dev, prod } = await world.aProject()
  const owner = await world.asOwner()
  const at = { environmentId: prod, projectId, accountId: owner.accountId }
  const releaseId = await deployModel(db, at)
  if (permit)
    for (const environmentId of [dev, prod])
      await permitMail(db, { ...at, environmentId }, releaseId)
  const [inDev, inProd] = [await writePeople(db, dev, people), await writePeople(db, prod, people)]
  const now = () => new Date(Date.now() + 60_000)
  const delivery = { ...services, links: mailLinks(services), smtp: null, now }
  return {
    ...world,
    owner,
    clientId,
    dev,
    prod,
    inDev,
    inProd,
    inDevParams: { site: 'harbor', environment: 'dev' as const },
    inProdParams: { site: 'harbor', environment: 'prod' as const },
    deliver: (environmentId: string) => deliverDue(delivery, environmentId),
    /** Moves Prod's permit to a release with other texts. */
    permitOther: async () => {
      const other = uuid()
      const mail = {
        invitation: { subject: 'Other', heading: 'Other', body: ['Never previewed'], button: 'Go' },
      }
      await db
        .insertInto('releases')
        .values({
          release_id: other,
          project_id: projectId,
          number: 2,
          hash: other,
          content: JSON.stringify({ mail }),
          frozen_by: owner.accountId,
        })
        .execute()
      await within(db, prod, (tx) => tx.updateTable('permits').set({ release_id: other }).execute())
    },
    makeTest: (personId: string, address: string) =>
      within(db, dev, (tx) =>
        tx
          .insertInto('test_people')
          .values({ environment_id: dev, person_id: personId, address, added_by: owner.accountId })
          .execute(),
      ),
  }
}

const everyone = { rule: { everyone: true as const }, cap: 100 }
const preview = 'POST /api/sites/:site/:environment/invitations/preview'
const confirm = 'POST /api/sites/:site/:environment/invitations'
const list = 'GET /api/sites/:site/:environment/messages'
const one = 'GET /api/sites/:site/:environment/messages/:message'
const live = 'POST /api/sites/:site/:environment/messages/:message/show-live'
const inviteOne = 'POST /api/sites/:site/:environment/people/:person/invite'

test('a campaign is looked at as one of its people will get it, with those it will not reach', async () => {
  const { owner, inProd, inProdParams } = await mailRoom()
  const seen = await owner.call(preview, { params: inProdParams, body: everyone })
  expect(seen).toMatchObject({
    count: 3,
    isOverCap: false,
    skipped: { count: 1, people: [{ personId: inProd[2], name: 'Olga Berg' }] },
    refused: { count: 0 },
    invitedBefore: 0,
    example: { name: 'Ada Nord', to: 'ada@example.org' },
  })
  expect(seen.example?.text).toContain('Welcome to Harbor Summit 2027, Ada')
  expect(seen.example?.html).toContain('made-when-the-mail-is-sent')
})

test('a rule names user types or people, and suspended people are never among them', async () => {
  const { owner, inProd, inProdParams } = await mailRoom()
  const count = async (rule: { userTypes: string[] } | { people: string[] }) =>
    (await owner.call(preview, { params: inProdParams, body: { rule, cap: 100 } })).count
  expect(await count({ userTypes: ['speaker'] })).toBe(1)
  expect(await count({ people: [inProd[0]!, inProd[0]!, inProd[4]!] })).toBe(1)
})

test('what was seen is what is sent: each person once, however often it is confirmed', async () => {
  const { db, owner, prod, inProd, inProdParams, deliver } = await mailRoom()
  const { campaignId, digest, count } = await owner.call(preview, {
    params: inProdParams,
    body: everyone,
  })
  const body = { ...everyone, campaignId, digest, count, confirmedAs: 'Harbor Summit 2027' }
  const answers = await Promise.allSettled(
    Array.from({ length: 5 }, () => owner.call(confirm, { params: inProdParams, body })),
  )
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  await deliver(prod)
  const messages = await messagesOf(db, prod)
  expect(new Set(messages.map(({ person_id }) => person_id))).toEqual(
    new Set([inProd[0], inProd[1], inProd[3]]),
  )
  expect(messages).toHaveLength(3)
  expect(new Set(messages.map(({ state }) => state))).toEqual(new Set(['kept']))
  const again = await owner.call(preview, { params: inProdParams, body: everyone })
  expect(again.invitedBefore).toBe(3)
})

test('no campaign goes out with another count, above its cap, or to Prod without its name', async () => {
  const { db, owner, prod, inProdParams } = await mailRoom()
  const seen = { campaignId: uuid(), digest: 'unseen', count: 3 }
  const body = { ...everyone, ...seen, confirmedAs: 'Harbor Summit 2027' }
  const refused = (part: object) =>
    owner.call(confirm, { params: inProdParams, body: { ...body, ...part } }).then(
      () => 'sent',
      (problem: Error) => problem.message,
    )
  expect(await refused({ count: 4 })).toMatch(
    /^The preview named 4 people, and by now there are 3/u,
  )
  expect(await refused({ cap: 2 })).toMatch(/^This would reach 3 people, and its cap is 2/u)
  expect(await refused({ confirmedAs: 'harbor' })).toMatch(/Type 'Harbor Summit 2027'/u)
  expect(await messagesOf(db, prod)).toEqual([])
})

test('a campaign whose text, people or addresses changed after the preview sends nothing, though the count is the same', async () => {
  const { db, owner, prod, inProd, inProdParams, permitOther } = await mailRoom()
  const look = () => owner.call(preview, { params: inProdParams, body: everyone })
  const send = ({ campaignId, digest, count }: Awaited<ReturnType<typeof look>>) =>
    owner.call(confirm, {
      params: inProdParams,
      body: { ...everyone, campaignId, digest, count, confirmedAs: 'Harbor Summit 2027' },
    })
  const refused = { code: 'conflict', message: expect.stringMatching(/Look at the preview again/u) }

  let seen = await look()
  await permitOther()
  await expect(send(seen)).rejects.toMatchObject(refused)

  seen = await look()
  await within(db, prod, async (tx) => {
    const persons = tx.updateTable('persons')
    await persons.set({ state: 'suspended' }).where('person_id', '=', inProd[0]!).execute()
    await persons.set({ state: 'active' }).where('person_id', '=', inProd[4]!).execute()
  })
  await expect(send(seen)).rejects.toMatchObject(refused)

  seen = await look()
  await within(db, prod, (tx) =>
    tx
      .updateTable('persons')
      .set({ email: 'other@example.org' })
      .where('person_id', '=', inProd[1]!)
      .execute(),
  )
  await expect(send(seen)).rejects.toMatchObject(refused)
  expect(await messagesOf(db, prod)).toEqual([])

  await send(await look())
  expect(await messagesOf(db, prod)).toHaveLength(3)
})

test('without a permit nothing is previewed, sent or asked for', async () => {
  const { db, owner, prod, inProd, inProdParams } = await mailRoom({ permit: false })
  const conflict = { code: 'conflict', message: expect.stringMatching(/^Nothing may be mailed/u) }
  const seen = { campaignId: uuid(), digest: 'unseen', count: 3 }
  const body = { ...everyone, ...seen, confirmedAs: 'Harbor Summit 2027' }
  await expect(owner.call(preview, { params: inProdParams, body: everyone })).rejects.toMatchObject(
    conflict,
  )
  await expect(owner.call(confirm, { params: inProdParams, body })).rejects.toMatchObject(conflict)
  const params = { ...inProdParams, person: inProd[0]! }
  await expect(owner.call(inviteOne, { params })).rejects.toMatchObject(conflict)
  expect(await messagesOf(db, prod)).toEqual([])
})

test('in Dev the preview says who will not be written to, and only they are not', async () => {
  const { db, owner, dev, inDev, inDevParams, makeTest, deliver } = await mailRoom()
  const params = { ...inDevParams, address: 'tester@example.com' }
  const add = 'POST /api/sites/:site/:environment/test-addresses'
  await owner.call(add, { params: inDevParams, body: { address: ' Tester@Example.com ' } })
  await makeTest(inDev[0]!, 'tester@example.com')
  const seen = await owner.call(preview, { params: inDevParams, body: everyone })
  expect(seen).toMatchObject({
    count: 3,
    refused: { count: 2 },
    example: { to: 'tester@example.com' },
  })
  const { campaignId, digest, count } = seen
  const body = { ...everyone, campaignId, digest, count }
  await owner.call(confirm, { params: inDevParams, body })
  await deliver(dev)
  const states = (await messagesOf(db, dev)).map(
    ({ to_address, state }) => `${to_address} ${state}`,
  )
  expect(states.toSorted()).toEqual([
    'grace@example.org refused',
    'kwame@example.org refused',
    'tester@example.com kept',
  ])
  await owner.call('DELETE /api/sites/:site/:environment/test-addresses/:address', { params })
  const invited = owner.call(inviteOne, { params: { ...inDevParams, person: inDev[0]! } })
  await expect(invited).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringMatching(/^Dev writes only to project members/u),
  })
})

test('one person is invited, and again; one without an address can’t be', async () => {
  const { db, owner, prod, inProd, inProdParams } = await mailRoom()
  const call = (nth: number) =>
    owner.call(inviteOne, { params: { ...inProdParams, person: inProd[nth]! } })
  const { messageId } = await call(0)
  const resend = 'POST /api/sites/:site/:environment/messages/:message/resend'
  await owner.call(resend, { params: { ...inProdParams, message: messageId } })
  expect(await messagesOf(db, prod)).toHaveLength(2)
  await expect(call(2)).rejects.toMatchObject({ code: 'conflict' })
  await expect(call(4)).rejects.toMatchObject({ code: 'not_found' })
})

test('the outbox is searched, filtered by person and read page by page', async () => {
  const { db, owner, prod, inProd, inProdParams } = await mailRoom()
  for (const nth of [0, 1, 0]) {
    await owner.call(inviteOne, { params: { ...inProdParams, person: inProd[nth]! } })
  }
  const found = async (query: object) =>
    (await owner.call(list, { params: inProdParams, query })).messages.map(({ to }) => to)
  expect(await found({ q: 'GRACE' })).toEqual(['grace@example.org'])
  expect(await found({ q: '%' })).toEqual([])
  expect(await found({ person: inProd[0] })).toHaveLength(2)
  expect(await found({ state: 'failed' })).toEqual([])
  await within(db, prod, (tx) =>
    sql`insert into messages (environment_id, message_id, template, to_address, merge, state)
      select ${prod}, gen_random_uuid(), 'unknown_address', 'x@example.org', '{}', 'kept' from generate_series(1, 60)`.execute(
      tx,
    ),
  )
  const first = await owner.call(list, { params: inProdParams, query: {} })
  const second = await owner.call(list, {
    params: inProdParams,
    query: { before: first.next ?? undefined },
  })
  expect([first.messages.length, second.messages.length, second.next]).toEqual([50, 13, null])
})

test('a mail in the outbox shows a link that opens nothing', async () => {
  const { db, owner, prod, inProd, inProdParams, deliver } = await mailRoom()
  const params = { ...inProdParams, person: inProd[0]! }
  const { messageId } = await owner.call(inviteOne, { params })
  await deliver(prod)
  const mail = await owner.call(one, { params: { ...inProdParams, message: messageId } })
  expect(mail).toMatchObject({ state: 'kept', to: 'ada@example.org', mayShowLive: false })
  expect(mail.text).toContain('/i/made-when-the-mail-is-sent')
  const links = await within(db, prod, (tx) => tx.selectFrom('links').selectAll().execute())
  expect(links).toEqual([])
})

test('a live link is shown in Dev without a mail server, to engineers and owners, and is logged', async () => {
  const { db, owner, asRole, clientId, dev, inDev, inDevParams, makeTest } = await mailRoom()
  await makeTest(inDev[0]!, `owner.${owner.accountId}@example.org`)
  const params = { ...inDevParams, person: inDev[0]! }
  const { messageId } = await owner.call(inviteOne, { params })
  const message = { params: { ...inDevParams, message: messageId } }
  const engineer = await asRole('engineer')
  const { text } = await engineer.call(live, message)
  expect(text).toMatch(/http:\/\/harbor-dev\.test:4700\/i\/[\w-]{43}/u)
  const links = await within(db, dev, (tx) => tx.selectFrom('links').select('kind').execute())
  expect(links).toEqual([{ kind: 'invitation' }])
  const logged = await db
    .selectFrom('audit_entries')
    .select(['actor_id', 'subject_id'])
    .where('event', '=', 'mail.shown_live')
    .execute()
  expect(logged).toEqual([{ actor_id: engineer.accountId, subject_id: messageId }])
  for (const [role, of] of [['manager'], ['client', clientId]] as const) {
    const other = await asRole(role, of)
    await expect(other.call(live, message)).rejects.toMatchObject({ code: 'not_allowed' })
  }
})

test('no live link is shown of Prod, nor where a mail server is set', async () => {
  const { owner, inProd, inProdParams } = await mailRoom()
  const { messageId } = await owner.call(inviteOne, {
    params: { ...inProdParams, person: inProd[0]! },
  })
  const message = { params: { ...inProdParams, message: messageId } }
  await expect(owner.call(live, message)).rejects.toMatchObject({ code: 'not_allowed' })
  const sending = await mailRoom({ smtp: 'smtp://127.0.0.1:1' })
  await sending.makeTest(sending.inDev[0]!, `owner.${sending.owner.accountId}@example.org`)
  const params = { ...sending.inDevParams, person: sending.inDev[0]! }
  const sent = await sending.owner.call(inviteOne, { params })
  const there = { params: { ...sending.inDevParams, message: sent.messageId } }
  await expect(sending.owner.call(live, there)).rejects.toMatchObject({ code: 'not_allowed' })
})

test('who is signed out, of another client, or of the client’s team sends nothing', async () => {
  const { db, call, asRole, aProject, clientId, prod, inProd, inProdParams } = await mailRoom()
  const other = await aProject({ slug: 'quay' })
  const seen = { campaignId: uuid(), digest: 'unseen', count: 3 }
  const body = { ...everyone, ...seen, confirmedAs: 'Harbor Summit 2027' }
  const params = { ...inProdParams, person: inProd[0]! }
  const stranger = await asRole('client', other.clientId)
  const client = await asRole('client', clientId)
  for (const [who, code] of [
    [{ call }, 'signed_out'],
    [stranger, 'not_found'],
    [client, 'not_allowed'],
  ] as const) {
    await expect(who.call(confirm, { params: inProdParams, body })).rejects.toMatchObject({ code })
    await expect(who.call(inviteOne, { params })).rejects.toMatchObject({ code })
  }
  await expect(stranger.call(list, { params: inProdParams, query: {} })).rejects.toMatchObject({
    code: 'not_found',
  })
  expect(await messagesOf(db, prod)).toEqual([])
})

test('a mail of another environment is not found', async () => {
  const { owner, inProd, inProdParams, inDevParams } = await mailRoom()
  const params = { ...inProdParams, person: inProd[0]! }
  const { messageId } = await owner.call(inviteOne, { params })
  const there = owner.call(one, { params: { ...inDevParams, message: messageId } })
  await expect(there).rejects.toMatchObject({ code: 'not_found' })
})

test('only an address is taken as a test address', async () => {
  const { owner, inDevParams } = await mailRoom()
  const add = 'POST /api/sites/:site/:environment/test-addresses'
  for (const address of ['', 'robin', 'a@example.org, b@example.org', 'a@b@example.org']) {
    const added = owner.call(add, { params: inDevParams, body: { address } })
    await expect(added).rejects.toMatchObject({ code: 'invalid' })
  }
  await owner.call(add, { params: inDevParams, body: { address: 'tester@example.com' } })
  const all = 'GET /api/sites/:site/:environment/test-addresses'
  expect(await owner.call(all, { params: inDevParams })).toMatchObject({
    addresses: [{ email: 'tester@example.com' }],
  })
})
