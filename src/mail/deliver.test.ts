import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { expect, test } from 'vitest'
import { deployModel, writePeople } from '../community/testing.ts'
import { jobsOn, freshDatabase } from '../database/testing.ts'
import { within } from '../database/within.ts'
import { mailLinks } from '../identity/mail-links.ts'
import { createSite } from '../tenancy/sites.ts'
import { createClient } from '../tenancy/clients.ts'
import { createProject } from '../tenancy/projects.ts'
import { createVault } from '../tenancy/vault.ts'
import { deliver, resumeMail } from './deliver.ts'
import { queueMessage, takeUp } from './outbox.ts'
import { connectSmtp, type Smtp } from './smtp.ts'
import { deliverDue, mailSink, messagesOf, permitMail } from './testing.ts'

const minute = 60_000

/** A site with a permit in both environments, and Ada in each. */
async function outbox(smtp: Smtp | null, email = 'ada@example.org') {
  const db = await freshDatabase()
  const jobs = await jobsOn(db)
  const accountId = uuid()
  const account = { account_id: accountId, email: 'robin@gangway.example', name: 'Robin Vale' }
  await db.insertInto('accounts').values(account).execute()
  const member = { membership_id: uuid(), account_id: accountId, client_id: null, role: 'engineer' }
  await db.insertInto('memberships').values(member).execute()
  const clientId = await createClient(db, accountId, { name: 'Harbor Society', slug: 'harbor' })
  const named = { clientId, name: 'Harbor Summit 2027', slug: 'harbor' }
  const { siteId, dev, prod } = await createSite(db, accountId, named, 'test')
  const settings = { helpContact: { name: 'Noor Berg', email: 'help@example.org' } }
  await db
    .updateTable('sites')
    .set({ settings: JSON.stringify(settings) })
    .execute()
  const project = { siteId, clientId, kind: 'registration' as const, name: 'Registration' }
  const projectId = await createProject(db, accountId, project)
  const at = { environmentId: prod, projectId, accountId }
  const releaseId = await deployModel(db, at)
  for (const environmentId of [dev, prod]) await permitMail(db, { ...at, environmentId }, releaseId)
  const profile = { given_name: 'Ada', family_name: 'Nord', email }
  const [inDev = ''] = await writePeople(db, dev, [{ profile }])
  const [inProd = ''] = await writePeople(db, prod, [{ profile }])
  const config = { tls: false, publicPort: 4700 }
  const vault = createVault(Buffer.alloc(32, 7))
  // Ahead of the database's clock, so that what is put there is due.
  let now = new Date(Date.now() + minute)
  const links = mailLinks({ db, vault, config, now: () => now })
  const services = { db, jobs, config, links, smtp, now: () => now }
  return {
    ...services,
    services,
    accountId,
    releaseId,
    dev,
    prod,
    inDev,
    inProd,
    later: (ms: number) => (now = new Date(now.getTime() + ms)),
    send: (environmentId: string, personId: string, address = email) =>
      within(db, environmentId, (tx) =>
        queueMessage(tx, jobs, {
          template: 'invitation',
          personId,
          address,
          merge: { given_name: 'Ada', name: 'Ada Nord' },
          releaseId,
        }),
      ),
    deliver: (environmentId: string) => deliverDue(services, environmentId),
    only: async (environmentId: string) => (await messagesOf(db, environmentId))[0]!,
  }
}

const linkIn = (text = '') => /http:\S+\/i\/[\w-]{43}/u.exec(text)?.[0]

test('an invitation arrives with text and HTML, from the site, with a link that is stored nowhere', async () => {
  const { smtp, mails } = await mailSink()
  const { db, send, deliver, only, prod, inProd } = await outbox(smtp)
  const messageId = await send(prod, inProd)
  await deliver(prod)
  const [mail] = mails
  expect(mail).toMatchObject({
    messageId: `<${messageId}@harbor.test>`,
    from: { name: 'Harbor Summit 2027', address: 'gangway@example.org' },
    to: [{ name: 'Ada Nord', address: 'ada@example.org' }],
    replyTo: [{ address: 'help@example.org' }],
    subject: 'Your personal link to Harbor Summit 2027',
  })
  expect(mail?.text).toContain('Welcome to Harbor Summit 2027, Ada')
  const link = linkIn(mail?.text) ?? 'none'
  expect(mail?.html).toContain(link)
  const row = await only(prod)
  expect(row).toMatchObject({ state: 'sent', attempts: 1 })
  const { rows } = await within(db, prod, (tx) =>
    sql<{ all: string }>`
      select coalesce((select json_agg(messages)::text from messages), '') || coalesce((select json_agg(links)::text from links), '') as all
    `.execute(tx),
  )
  expect(rows[0]?.all).not.toContain(link.split('/i/')[1])
})

test('a mail server that says "later" is asked again when that is due, under the same Message-ID', async () => {
  const ids: (string | undefined)[] = []
  const { smtp, mails } = await mailSink((mail, nth) => {
    ids.push(mail.messageId)
    return nth === 1 ? { code: 451, text: 'Greylisted, try again later' } : null
  })
  const { send, deliver, only, later, prod, inProd } = await outbox(smtp)
  await send(prod, inProd)
  await deliver(prod)
  expect(await only(prod)).toMatchObject({ state: 'queued', attempts: 1 })
  expect((await only(prod)).reason).toContain('Greylisted')
  await deliver(prod)
  expect(ids).toHaveLength(1)
  later(minute)
  await deliver(prod)
  expect(await only(prod)).toMatchObject({ state: 'sent', attempts: 2, reason: null })
  expect(mails).toHaveLength(1)
  expect(ids).toEqual([mails[0]?.messageId, mails[0]?.messageId])
})

test('a refusal for good is final and keeps the server’s words', async () => {
  const { smtp } = await mailSink(() => ({ code: 550, text: 'No such mailbox' }))
  const { send, deliver, only, prod, inProd } = await outbox(smtp)
  await send(prod, inProd)
  await deliver(prod)
  expect(await only(prod)).toMatchObject({ state: 'failed' })
  expect((await only(prod)).reason).toContain('No such mailbox')
})

test('a mail is given up after its last attempt, and says so', async () => {
  const { smtp } = await mailSink(() => ({ code: 451, text: 'Later' }))
  const { send, deliver, only, later, prod, inProd } = await outbox(smtp)
  await send(prod, inProd)
  for (let nth = 0; nth < 12; nth += 1) {
    await deliver(prod)
    later(24 * 60 * minute)
  }
  const { state, attempts, reason } = await only(prod)
  expect({ state, attempts }).toEqual({ state: 'failed', attempts: 8 })
  expect(reason).toMatch(/^Tried 8 times; last: .*Later/u)
})

test('while no mail server answers, nothing is lost and nothing is used up', async () => {
  const nowhere = connectSmtp('smtp://127.0.0.1:1', 'gangway@example.org')
  const { db, jobs, send, services, later, prod, inProd } = await outbox(nowhere)
  const campaignId = uuid()
  await Promise.all(Array.from({ length: 20 }, () => send(prod, inProd)))
  await within(db, prod, (tx) =>
    sql`update messages set campaign_id = ${campaignId}::uuid, person_id = null, template = 'unknown_address'`.execute(
      tx,
    ),
  )
  await deliver(services, { environmentId: prod, id: campaignId })
  const rows = await messagesOf(db, prod)
  expect(rows.every(({ state }) => state === 'queued')).toBe(true)
  expect(rows.filter(({ attempts }) => attempts > 0).length).toBeLessThanOrEqual(5)
  const { smtp, mails } = await mailSink()
  later(30 * minute)
  await deliver({ ...services, smtp, jobs }, { environmentId: prod, id: campaignId })
  expect(mails).toHaveLength(20)
})

test('five workers at one wake-up send one mail', async () => {
  const { smtp, mails } = await mailSink()
  const { services, send, prod, inProd } = await outbox(smtp)
  const id = await send(prod, inProd)
  await Promise.all(Array.from({ length: 5 }, () => deliver(services, { environmentId: prod, id })))
  expect(mails).toHaveLength(1)
})

test('a mail whose process died is taken up again, later and not before', async () => {
  const { smtp, mails } = await mailSink()
  const { db, services, send, later, prod, inProd } = await outbox(smtp)
  const id = await send(prod, inProd)
  const dying = await within(db, prod, (tx) => takeUp(tx, id, 10, services.now()))
  expect(dying).toHaveLength(1)
  await deliver(services, { environmentId: prod, id })
  expect(mails).toHaveLength(0)
  later(11 * minute)
  await deliver(services, { environmentId: prod, id })
  expect(mails).toHaveLength(1)
})

test('what lost its wake-up with a process is woken, and nothing that still has one', async () => {
  const { db, services, send, later, prod, inProd } = await outbox(null)
  const id = await send(prod, inProd)
  const woken: string[] = []
  const jobs = { enqueue: async (_tx: unknown, _queue: string, id: string) => void woken.push(id) }
  const resume = () => resumeMail(db, jobs, services.now())
  later(-minute)
  await resume()
  await within(db, prod, (tx) => takeUp(tx, id, 10, new Date(Date.now() + minute)))
  later(5 * minute)
  await resume()
  expect(woken).toEqual([])
  later(10 * minute)
  await resume()
  expect(woken).toEqual([id])
})

test('without a mail server it is kept, and no link is made', async () => {
  const { db, send, deliver, only, prod, inProd } = await outbox(null)
  await send(prod, inProd)
  await deliver(prod)
  expect((await only(prod)).state).toBe('kept')
  const links = await within(db, prod, (tx) => tx.selectFrom('links').selectAll().execute())
  expect(links).toEqual([])
})

test('Dev writes to nobody real, with a permit and a mail server and all', async () => {
  const { smtp, mails } = await mailSink()
  const { send, deliver, only, dev, inDev } = await outbox(smtp)
  await send(dev, inDev)
  await deliver(dev)
  expect(await only(dev)).toMatchObject({
    state: 'refused',
    reason:
      'Dev writes only to project members and to its test addresses, and ada@example.org is neither. Add it to the test addresses, or give the test person another.',
  })
  expect(mails).toEqual([])
})

test('Dev writes to project members and to listed test addresses', async () => {
  const { smtp, mails } = await mailSink()
  const { db, send, deliver, dev, inDev, accountId } = await outbox(smtp)
  const listed = { environment_id: dev, email: 'Tester@example.com', added_by: accountId }
  await within(db, dev, (tx) => tx.insertInto('test_addresses').values(listed).execute())
  for (const address of ['robin@gangway.example', 'tester@example.com']) {
    const one = { environment_id: dev, person_id: inDev, address, added_by: accountId }
    await within(db, dev, (tx) =>
      tx
        .insertInto('test_people')
        .values(one)
        .onConflict((conflict) =>
          conflict.columns(['environment_id', 'person_id']).doUpdateSet(one),
        )
        .execute(),
    )
    await send(dev, inDev, address)
    await deliver(dev)
  }
  expect(mails.map(({ to }) => to?.[0]?.address ?? '').toSorted()).toEqual([
    'robin@gangway.example',
    'tester@example.com',
  ])
})

test('what was put here for a former address is sent to nobody: in Prod the person’s, in Dev the test’s', async () => {
  const { smtp, mails } = await mailSink()
  const { db, send, deliver, only, dev, prod, inDev, inProd, accountId } = await outbox(smtp)
  await send(prod, inProd)
  await within(db, prod, (tx) => tx.updateTable('persons').set({ email: null }).execute())
  await deliver(prod)
  expect(await only(prod)).toMatchObject({
    state: 'refused',
    reason: expect.stringMatching(/^This was put here for ada@example.org, .* no address by now/u),
  })
  const listed = { environment_id: dev, email: 'tester@example.com', added_by: accountId }
  const test = { environment_id: dev, person_id: inDev, address: 'robin@gangway.example' }
  await within(db, dev, async (tx) => {
    await tx.insertInto('test_addresses').values(listed).execute()
    await tx
      .insertInto('test_people')
      .values({ ...test, added_by: accountId })
      .execute()
  })
  await send(dev, inDev, 'tester@example.com')
  await deliver(dev)
  expect(await only(dev)).toMatchObject({
    state: 'refused',
    reason: expect.stringMatching(/address is robin@gangway.example by now/u),
  })
  expect(mails).toEqual([])
})

test('what was withdrawn before it was sent is not sent: the permit, the person', async () => {
  const { smtp, mails } = await mailSink()
  const { db, send, deliver, only, prod, inProd } = await outbox(smtp)
  await send(prod, inProd)
  await within(db, prod, (tx) => tx.updateTable('persons').set({ state: 'suspended' }).execute())
  await deliver(prod)
  expect((await only(prod)).reason).toMatch(/^This person is suspended/u)
  await within(db, prod, async (tx) => {
    await tx.deleteFrom('messages').execute()
    await tx.updateTable('persons').set({ state: 'active' }).execute()
    await tx.updateTable('permits').set({ revoked_at: new Date() }).execute()
  })
  await send(prod, inProd)
  await deliver(prod)
  expect((await only(prod)).reason).toMatch(/^The permission to send mail was withdrawn/u)
  expect(mails).toEqual([])
})
