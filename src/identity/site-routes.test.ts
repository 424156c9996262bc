// The door, by attack: what must sign nobody in, what must sign in once, and what must not tell.
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { communityEndpoints } from '../community/site-routes.ts'
import { deployModel, writePeople } from '../community/testing.ts'
import { within } from '../database/within.ts'
import { deliver } from '../mail/deliver.ts'
import { recipientNow } from '../mail/recipients.ts'
import { mailSink, messagesOf, permitMail } from '../mail/testing.ts'
import { testServer, type TestServices } from '../server/testing.ts'
import { forgetSignIns } from './forget.ts'
import { useInvitation } from './links.ts'
import { mailLinks } from './mail-links.ts'
import { identityEndpoints } from './routes.ts'
import { visitorSession } from './sessions.ts'

const minute = 60_000
const day = 24 * 60 * minute

const person = (given: string, family: string, email: string) => ({
  profile: { given_name: given, family_name: family, email },
})
const people = [
  person('Ada', 'Nord', 'ada@example.org'),
  person('Jun', 'Sato', 'shared@example.org'),
  person('Kei', 'Sato', 'shared@example.org'),
  { ...person('Lars', 'Holm', 'lars@example.org'), state: 'suspended' as const },
]

/** A site with a mail server, its people in both environments, and a clock that is set by hand. */
async function door() {
  let now = new Date(Date.now() + minute)
  const clock = () => now
  const world = await testServer(
    (services: TestServices) => ({
      ...identityEndpoints({ ...services, now: clock }),
      ...communityEndpoints(services),
    }),
    { visitorSession: (db, environmentId, token) => visitorSession(db, environmentId, token, now) },
  )
  const { db, services } = world
  const { projectId, dev, prod } = await world.aProject()
  const { accountId } = await world.asOwner()
  const settings = { helpContact: { name: 'Noor Berg', email: 'help@example.org' } }
  await db
    .updateTable('sites')
    .set({ settings: JSON.stringify(settings) })
    .execute()
  const at = { environmentId: prod, projectId, accountId }
  const releaseId = await deployModel(db, at)
  for (const environmentId of [dev, prod]) await permitMail(db, { ...at, environmentId }, releaseId)
  const [inDev, inProd] = [await writePeople(db, dev, people), await writePeople(db, prod, people)]
  const { smtp, mails } = await mailSink()
  const links = mailLinks({ ...services, now: clock })
  const delivery = { ...services, links, smtp, now: clock }

  /** Sends what waits, and gives the newest mail to that address. */
  async function mailTo(environmentId: string, address: string) {
    for (const { message_id } of await messagesOf(db, environmentId))
      await deliver(delivery, { environmentId, id: message_id })
    return mails.findLast(({ to }) => to?.[0]?.address === address)
  }
  const tokenIn = (text = '') => /\/[is]\/([\w-]{43})/u.exec(text)?.[1] ?? 'none'
  const visitor = await world.asVisitor(prod)
  const visitorOfDev = await world.asVisitor(dev)
  return {
    ...world,
    accountId,
    dev,
    prod,
    inDev,
    inProd,
    mails,
    mailTo,
    tokenIn,
    visitor,
    visitorOfDev,
    later: (ms: number) => (now = new Date(now.getTime() + ms)),
    /** Asks for a link on Prod and reads the mail. */
    signInMail: async (email: string) => {
      await visitor.call('POST /api/sign-in', { body: { email } })
      const text = (await mailTo(prod, email))?.text ?? ''
      return { token: tokenIn(text), code: /\b([A-Z0-9]{3}-[A-Z0-9]{3})\b/u.exec(text)?.[1] ?? '' }
    },
    /** As mailed to the address that the person has now. */
    invitation: async (environmentId: string, personId: string) => {
      const kind = environmentId === dev ? 'dev' : 'prod'
      const now = await within(db, environmentId, (tx) => recipientNow(tx, kind, personId))
      const { url } = await links.mint({
        environmentId,
        address: now?.address ?? '',
        messageId: '01900000-0000-7000-8000-000000000000',
        kind: 'invitation',
        personId,
      })
      return tokenIn(url)
    },
    makeTest: (personId: string, address: string) =>
      within(db, dev, (tx) =>
        tx
          .insertInto('test_people')
          .values({ environment_id: dev, person_id: personId, address, added_by: accountId })
          .execute(),
      ),
    sessions: (environmentId: string) =>
      within(db, environmentId, (tx) => tx.selectFrom('sessions').selectAll().execute()),
    audited: async (event: string) => {
      const rows = await db
        .selectFrom('audit_entries')
        .select('subject_id')
        .where('event', '=', event)
        .execute()
      return rows.map(({ subject_id }) => subject_id)
    },
    /** A request as the browser sends it, with what the table does not declare. */
    post: (url: string, headers: Record<string, string> = {}) =>
      world.server.inject({ method: 'POST', url, headers: { ...visitor.headers, ...headers } }),
    signInRows: (environmentId: string) =>
      within(db, environmentId, (tx) => tx.selectFrom('sign_ins').selectAll().execute()),
  }
}

test('ten uses at once of one sign-in link make one session', async () => {
  const { visitor, signInMail, sessions, signInRows, prod, inProd, audited } = await door()
  const { token } = await signInMail('ada@example.org')
  const uses = await Promise.allSettled(
    Array.from({ length: 10 }, () => visitor.call('POST /api/link/:token', { params: { token } })),
  )
  expect(uses.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  const refused = uses.find(({ status }) => status === 'rejected')
  expect(refused).toMatchObject({ reason: { code: 'link_spent', status: 410 } })
  expect(await sessions(prod)).toMatchObject([{ person_id: inProd[0] }])
  expect(await signInRows(prod)).toMatchObject([{ person_id: inProd[0], how: 'sign_in' }])
  expect(await audited('visitor.signed_in')).toEqual([inProd[0]])
})

test('a mail scanner’s GET and HEAD, and a browser’s prefetch, use nothing up and sign nobody in', async () => {
  const { server, visitor, post, signInMail, sessions, prod } = await door()
  const { token } = await signInMail('ada@example.org')
  const url = `/api/link/${token}`
  for (const method of ['GET', 'HEAD', 'GET'] as const) {
    const response = await server.inject({ method, url, headers: visitor.headers })
    expect(response.statusCode).toBe(200)
    expect(response.headers['set-cookie']).toBeUndefined()
  }
  for (const header of ['purpose', 'sec-purpose', 'x-purpose']) {
    const response = await post(url, { [header]: 'prefetch;prerender' })
    expect(response.statusCode).toBe(400)
    expect(response.headers['set-cookie']).toBeUndefined()
  }
  expect((await post(url, { 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403)
  expect(await sessions(prod)).toEqual([])
  expect((await post(url)).statusCode).toBe(200)
  expect(await sessions(prod)).toHaveLength(1)
})

test('the cookie is the host’s alone, out of reach of scripts, and the database holds no token', async () => {
  const { db, post, invitation, prod, inProd } = await door()
  const token = await invitation(prod, inProd[0]!)
  const response = await post(`/api/link/${token}`)
  const cookie = String(response.headers['set-cookie'])
  expect(cookie).toMatch(/^session=[\w-]{43}; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/u)
  const session = /session=([\w-]{43})/u.exec(cookie)?.[1] ?? 'none'
  const { rows } = await within(db, prod, (tx) =>
    sql<{ all: string }>`
      select (select json_agg(sessions)::text from sessions) || (select json_agg(links)::text from links) as all`.execute(
      tx,
    ),
  )
  expect(rows[0]?.all).toMatch(/token_hash/u)
  expect(rows[0]?.all).not.toContain(session)
  expect(rows[0]?.all).not.toContain(token)
  expect(rows[0]?.all).not.toContain(Buffer.from(session, 'base64url').toString('hex'))
})

test('an invitation signs in as often as one likes, until it is revoked or expires', async () => {
  const { db, visitor, invitation, later, prod, inProd } = await door()
  const params = { token: await invitation(prod, inProd[0]!) }
  const use = () => visitor.call('POST /api/link/:token', { params })
  const look = async () => (await visitor.call('GET /api/link/:token', { params })).state
  await use()
  await use()
  expect(await look()).toBe('ready')
  later(91 * day)
  expect(await look()).toBe('expired')
  await expect(use()).rejects.toMatchObject({ code: 'link_spent' })
  later(-90 * day)
  await use()
  await within(db, prod, (tx) => tx.updateTable('links').set({ revoked_at: new Date() }).execute())
  expect(await look()).toBe('gone')
  await expect(use()).rejects.toMatchObject({
    code: 'link_spent',
    message: expect.stringContaining('Noor Berg (help@example.org)'),
  })
})

test('a sign-in link and its code are one proof: after either, neither works; after 15 minutes neither does', async () => {
  const { visitor, signInMail, later } = await door()
  const email = 'ada@example.org'
  const first = await signInMail(email)
  await visitor.call('POST /api/code', { body: { email, code: first.code.toLowerCase() } })
  const spent = { code: 'link_spent' }
  const params = { token: first.token }
  await expect(visitor.call('POST /api/link/:token', { params })).rejects.toMatchObject(spent)
  await expect(
    visitor.call('POST /api/code', { body: { email, code: first.code } }),
  ).rejects.toMatchObject(spent)
  const second = await signInMail(email)
  later(15 * minute)
  await expect(
    visitor.call('POST /api/link/:token', { params: { token: second.token } }),
  ).rejects.toMatchObject(spent)
  await expect(
    visitor.call('POST /api/code', { body: { email, code: second.code } }),
  ).rejects.toMatchObject(spent)
})

test('a code opens nothing with another address than its own', async () => {
  const { visitor, signInMail } = await door()
  const { code } = await signInMail('ada@example.org')
  await expect(
    visitor.call('POST /api/code', { body: { email: 'shared@example.org', code } }),
  ).rejects.toMatchObject({ code: 'link_spent' })
})

test('guessing a code is locked after five tries, even for the right one, and is logged once', async () => {
  const { visitor, signInMail, later, audited, prod, sessions } = await door()
  const email = 'ada@example.org'
  const { code } = await signInMail(email)
  for (let nth = 0; nth < 5; nth += 1) {
    await expect(
      visitor.call('POST /api/code', { body: { email, code: 'BBB-BBB' } }),
    ).rejects.toMatchObject({ code: 'link_spent' })
  }
  for (let nth = 0; nth < 3; nth += 1) {
    await expect(visitor.call('POST /api/code', { body: { email, code } })).rejects.toMatchObject({
      code: 'too_many',
      status: 429,
    })
  }
  expect(await audited('visitor.limited')).toEqual([prod])
  expect(await sessions(prod)).toEqual([])
  later(15 * minute)
  const fresh = await signInMail(email)
  await visitor.call('POST /api/code', { body: { email, code: fresh.code } })
})

test('a known and an unknown address get the same answer, header by header', async () => {
  const { server, visitor, signInMail, mails } = await door()
  const ask = (email: string) =>
    server.inject({
      method: 'POST',
      url: '/api/sign-in',
      headers: visitor.headers,
      payload: { email },
    })
  const [known, unknown, suspended] = [
    await ask('ada@example.org'),
    await ask('nobody@example.org'),
    await ask('lars@example.org'),
  ]
  const seen = ({ statusCode, body, headers: { date, ...headers } }: typeof known) => ({
    statusCode,
    body,
    headers,
    dated: Boolean(date),
  })
  expect(seen(unknown)).toEqual(seen(known))
  expect(seen(suspended)).toEqual(seen(known))
  await signInMail('ada@example.org')
  expect(mails.filter(({ to }) => to?.[0]?.address === 'ada@example.org')).toHaveLength(2)
})

test('an unknown address gets one mail a day, which names the help contact and opens nothing', async () => {
  const { db, visitor, mailTo, mails, later, prod } = await door()
  const email = 'nobody@example.org'
  const ask = async () => {
    await visitor.call('POST /api/sign-in', { body: { email } })
    return mailTo(prod, email)
  }
  const mail = await ask()
  expect(mail?.text).toContain('ask Noor Berg (help@example.org)')
  expect(mail?.text).not.toMatch(/https?:\/\//u)
  await ask()
  await ask()
  later(23 * 60 * minute)
  await ask()
  expect(mails).toHaveLength(1)
  expect(await messagesOf(db, prod)).toHaveLength(1)
  // The row is dated by the database, the clock of this test is ahead of it.
  later(2 * 60 * minute)
  await ask()
  expect(mails).toHaveLength(2)
})

test('asking is limited by address, alike for known and unknown ones', async () => {
  const { visitor } = await door()
  const ask = (email: string) => visitor.call('POST /api/sign-in', { body: { email } })
  for (const email of ['ada@example.org', 'nobody@example.org']) {
    for (let nth = 0; nth < 5; nth += 1) await ask(email)
    await expect(ask(email)).rejects.toMatchObject({ code: 'too_many' })
    await expect(ask(email.toUpperCase())).rejects.toMatchObject({ code: 'too_many' })
  }
})

test('one mailbox gets twenty mails a day at most, however often it is asked for', async () => {
  const { visitor, later, mailTo, mails, prod } = await door()
  const email = 'ada@example.org'
  const ask = () => visitor.call('POST /api/sign-in', { body: { email } })
  const midnight = day - (Date.now() % day)
  later(midnight)
  for (let nth = 0; nth < 20; nth += 1) {
    await ask()
    if (nth % 5 === 4) later(15 * minute)
  }
  await expect(ask()).rejects.toMatchObject({
    code: 'too_many',
    message: expect.stringContaining('Wait a day'),
  })
  await mailTo(prod, email)
  expect(mails).toHaveLength(20)
  later(day)
  await ask()
})

test('an invitation that was mailed to a former address opens nothing, and a new one goes to the present address', async () => {
  const { db, visitor, invitation, mailTo, tokenIn, mails, sessions, prod, inProd } = await door()
  const params = { token: await invitation(prod, inProd[0]!) }
  const moveTo = (email: string | null) =>
    within(db, prod, (tx) =>
      tx.updateTable('persons').set({ email }).where('person_id', '=', inProd[0]!).execute(),
    )
  await moveTo('new@example.org')
  expect(await visitor.call('GET /api/link/:token', { params })).toEqual({
    state: 'expired',
    kind: 'invitation',
    name: null,
    address: null,
  })
  const use = () => visitor.call('POST /api/link/:token', { params })
  await expect(use()).rejects.toMatchObject({ code: 'link_spent' })
  expect(
    await within(db, prod, (tx) => useInvitation(tx, { kind: 'prod' }, params.token, new Date())),
  ).toBeNull()
  expect(await sessions(prod)).toEqual([])
  await visitor.call('POST /api/link/:token/renew', { params })
  const token = tokenIn((await mailTo(prod, 'new@example.org'))?.text)
  expect(mails.map(({ to }) => to?.[0]?.address)).toEqual(['new@example.org'])
  await visitor.call('POST /api/link/:token', { params: { token } })
  await moveTo(null)
  await expect(use()).rejects.toMatchObject({ code: 'link_spent' })
})

test('in Dev an invitation stops where the test address changes', async () => {
  const { db, visitorOfDev, invitation, makeTest, dev, inDev } = await door()
  await makeTest(inDev[0]!, 'Tester@example.com')
  const params = { token: await invitation(dev, inDev[0]!) }
  await visitorOfDev.call('POST /api/link/:token', { params })
  await within(db, dev, (tx) =>
    tx.updateTable('test_people').set({ address: 'other@example.com' }).execute(),
  )
  expect((await visitorOfDev.call('GET /api/link/:token', { params })).state).toBe('expired')
  const used = visitorOfDev.call('POST /api/link/:token', { params })
  await expect(used).rejects.toMatchObject({ code: 'link_spent' })
})

test('a person is mailed three renewals a day at most, by however many old links', async () => {
  const { visitor, invitation, later, prod, inProd } = await door()
  const tokens = await Promise.all(Array.from({ length: 4 }, () => invitation(prod, inProd[0]!)))
  later(91 * day)
  const renew = (token = '') => visitor.call('POST /api/link/:token/renew', { params: { token } })
  for (const token of tokens.slice(0, 3)) await renew(token)
  await expect(renew(tokens[3])).rejects.toMatchObject({ code: 'too_many' })
  later(day)
  await renew(tokens[3])
})

test('a name chosen after a code is recorded as signed in by the code', async () => {
  const { visitor, invitation, signInMail, signInRows, prod, inProd } = await door()
  // The choice is preceded by a sign-in, so that the log has the event that the endpoint declares.
  const first = { token: await invitation(prod, inProd[0]!) }
  await visitor.call('POST /api/link/:token', { params: first })
  const email = 'shared@example.org'
  const enter = async (nth: number, prove: (mail: Mailed) => Promise<Entered>) => {
    const entered = await prove(await signInMail(email))
    if (entered.kind !== 'choose') throw new Error('Nothing is to be chosen.')
    const { token } = entered
    await visitor.call('POST /api/choose', { body: { token, personId: inProd[nth]! } })
  }
  type Mailed = { token: string; code: string }
  type Entered = Awaited<ReturnType<typeof byCode>>
  const byCode = ({ code }: Mailed) => visitor.call('POST /api/code', { body: { email, code } })
  const byLink = ({ token }: Mailed) => visitor.call('POST /api/link/:token', { params: { token } })
  await enter(1, byCode)
  await enter(2, byLink)
  const rows = await signInRows(prod)
  expect(rows.find(({ person_id }) => person_id === inProd[1])?.how).toBe('code')
  expect(rows.find(({ person_id }) => person_id === inProd[2])?.how).toBe('sign_in')
})

test('an invitation that lets nobody in is logged with whom it was for', async () => {
  const { db, visitor, visitorOfDev, invitation, audited, dev, prod, inDev, inProd } = await door()
  const suspended = { token: await invitation(prod, inProd[3]!) }
  const closed = { token: await invitation(dev, inDev[0]!) }
  for (const [who, params] of [
    [visitor, suspended],
    [visitorOfDev, closed],
  ] as const)
    await expect(who.call('POST /api/link/:token', { params })).rejects.toMatchObject({
      code: 'not_allowed',
    })
  expect(await audited('visitor.refused')).toEqual([prod, dev])
  const values = await db.selectFrom('audit_values').select('value').execute()
  const refused = values.map(({ value }) => value as { why?: string; people?: string[] })
  expect(refused).toMatchObject(
    expect.arrayContaining([
      expect.objectContaining({ why: 'suspended', people: [inProd[3]] }),
      expect.objectContaining({ why: 'closed', people: [inDev[0]] }),
    ]),
  )
})

test('only one address is asked for at a time', async () => {
  const { visitor } = await door()
  for (const email of [
    '',
    'ada',
    'ada@example.org,x@example.org',
    'a@example.org\nBcc: x@example.org',
  ]) {
    await expect(visitor.call('POST /api/sign-in', { body: { email } })).rejects.toMatchObject({
      code: 'invalid',
    })
  }
})

test('a shared address chooses its name after the proof, once, and among its own names alone', async () => {
  const { visitor, signInMail, sessions, prod, inProd, invitation } = await door()
  // The choice is preceded by a sign-in, so that the log has the event that the endpoint declares.
  await visitor.call('POST /api/link/:token', {
    params: { token: await invitation(prod, inProd[0]!) },
  })
  const entered = await visitor.call('POST /api/link/:token', {
    params: { token: (await signInMail('shared@example.org')).token },
  })
  if (entered.kind !== 'choose') throw new Error('Nothing is to be chosen.')
  expect(entered.people.map(({ name }) => name)).toEqual(['Jun Sato', 'Kei Sato'])
  expect(await sessions(prod)).toHaveLength(1)
  const { token } = entered
  const link = visitor.call('POST /api/link/:token', { params: { token } })
  await expect(link).rejects.toMatchObject({ code: 'link_spent' })
  const choose = (personId: string, by = token) =>
    visitor.call('POST /api/choose', { body: { token: by, personId } })
  const chosen = await Promise.allSettled([
    choose(inProd[2]!),
    choose(inProd[1]!),
    choose(inProd[2]!),
  ])
  expect(chosen.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(await sessions(prod)).toHaveLength(2)

  const again = await visitor.call('POST /api/link/:token', {
    params: { token: (await signInMail('shared@example.org')).token },
  })
  if (again.kind !== 'choose') throw new Error('Nothing is to be chosen.')
  await expect(choose(inProd[0]!, again.token)).rejects.toMatchObject({ code: 'not_allowed' })
  await expect(choose(inProd[1]!, again.token)).rejects.toMatchObject({ code: 'link_spent' })
  expect(await sessions(prod)).toHaveLength(2)
})

test('a suspended person is told whom to ask, by invitation and by sign-in link, and is not let in', async () => {
  const { visitor, invitation, signInMail, sessions, prod, inProd } = await door()
  const params = { token: await invitation(prod, inProd[3]!) }
  expect(await visitor.call('GET /api/link/:token', { params })).toEqual({
    state: 'suspended',
    kind: 'invitation',
    name: null,
    address: null,
  })
  for (const token of [params.token, (await signInMail('lars@example.org')).token]) {
    await expect(
      visitor.call('POST /api/link/:token', { params: { token } }),
    ).rejects.toMatchObject({
      code: 'not_allowed',
      message: expect.stringContaining('Noor Berg (help@example.org)'),
    })
  }
  expect(await sessions(prod)).toEqual([])
})

test('who is suspended while signed in is signed out by that', async () => {
  const { db, asPerson, prod, inProd } = await door()
  const ada = await asPerson(prod, inProd[0]!)
  expect((await ada.call('GET /api/site')).me?.name).toBe('Ada Nord')
  await within(db, prod, (tx) => tx.updateTable('persons').set({ state: 'suspended' }).execute())
  expect((await ada.call('GET /api/site')).signedIn).toBe(false)
})

test('a token of Dev is nothing on Prod, and a session of Dev neither', async () => {
  const { server, visitor, visitorOfDev, invitation, makeTest, sessions, dev, prod, inDev } =
    await door()
  await makeTest(inDev[0]!, 'tester@example.com')
  const params = { token: await invitation(dev, inDev[0]!) }
  expect((await visitor.call('GET /api/link/:token', { params })).state).toBe('gone')
  const used = visitor.call('POST /api/link/:token', { params })
  await expect(used).rejects.toMatchObject({ code: 'link_spent' })
  const url = `/api/link/${params.token}`
  const entered = await server.inject({ method: 'POST', url, headers: visitorOfDev.headers })
  const cookie = String(entered.headers['set-cookie']).split(';')[0] ?? ''
  const me = async (headers: Record<string, string>) =>
    (await server.inject({ url: '/api/site', headers: { ...headers, cookie } })).json().signedIn
  expect(await me(visitorOfDev.headers)).toBe(true)
  expect(await me(visitor.headers)).toBe(false)
  expect(await sessions(prod)).toEqual([])
})

test('Dev is closed to everybody but test people and project members, with a valid link too', async () => {
  const { db, visitorOfDev, asPerson, invitation, makeTest, dev, inDev, accountId } = await door()
  const open = async (nth: number) =>
    visitorOfDev.call('POST /api/link/:token', {
      params: { token: await invitation(dev, inDev[nth]!) },
    })
  await expect(open(0)).rejects.toMatchObject({
    code: 'not_allowed',
    message: expect.stringMatching(/^This is a site for tests/u),
  })
  await makeTest(inDev[0]!, 'tester@example.com')
  await open(0)
  const ada = await asPerson(dev, inDev[0]!)
  expect((await ada.call('GET /api/site')).signedIn).toBe(true)
  await within(db, dev, (tx) => tx.deleteFrom('test_people').execute())
  expect((await ada.call('GET /api/site')).signedIn).toBe(false)
  const email = `owner.${accountId}@example.org`
  await within(db, dev, (tx) =>
    tx.updateTable('persons').set({ email }).where('person_id', '=', inDev[1]!).execute(),
  )
  await open(1)
})

test('in Dev a sign-in link goes to nobody real; a test person signs in with the address of the test', async () => {
  const { db, visitorOfDev, mailTo, mails, makeTest, accountId, dev, inDev } = await door()
  const ask = async (email: string) => {
    await visitorOfDev.call('POST /api/sign-in', { body: { email } })
    return mailTo(dev, email)
  }
  expect(await ask('ada@example.org')).toBeUndefined()
  expect(await ask('nobody@example.org')).toBeUndefined()
  expect((await messagesOf(db, dev)).map(({ state }) => state)).toEqual(['refused', 'refused'])
  const own = `owner.${accountId}@example.org`
  await makeTest(inDev[0]!, own)
  const token = /\/s\/([\w-]{43})/u.exec((await ask(own))?.text ?? '')?.[1] ?? ''
  await visitorOfDev.call('POST /api/link/:token', { params: { token } })
  expect(mails).toHaveLength(1)
})

test('an expired invitation has a new one mailed to its own address, and nothing else is told', async () => {
  const { visitor, invitation, mailTo, later, prod, inProd } = await door()
  const params = { token: await invitation(prod, inProd[0]!) }
  const renew = () => visitor.call('POST /api/link/:token/renew', { params })
  await expect(renew()).rejects.toMatchObject({ code: 'link_spent' })
  later(91 * day)
  expect(await visitor.call('GET /api/link/:token', { params })).toEqual({
    state: 'expired',
    kind: 'invitation',
    name: null,
    address: null,
  })
  expect(await renew()).toBeUndefined()
  const mail = await mailTo(prod, 'ada@example.org')
  const token = /\/i\/([\w-]{43})/u.exec(mail?.text ?? '')?.[1] ?? ''
  await visitor.call('POST /api/link/:token', { params: { token } })
  await renew()
  await expect(renew()).rejects.toMatchObject({ code: 'too_many' })
})

test('a made-up token is gone, like one that was used', async () => {
  const { visitor } = await door()
  const params = { token: 'A'.repeat(43) }
  expect((await visitor.call('GET /api/link/:token', { params })).state).toBe('gone')
  await expect(visitor.call('POST /api/link/:token', { params })).rejects.toMatchObject({
    code: 'link_spent',
  })
})

test('a session slides by 30 days from its last day of use, is written once a day, and ends', async () => {
  const { asPerson, sessions, later, prod, inProd } = await door()
  const ada = await asPerson(prod, inProd[0]!)
  const end = async () => (await sessions(prod))[0]?.expires_at.getTime()
  // The test's own session lasts a minute: the first use makes it 30 days.
  later(-minute)
  await ada.call('GET /api/site')
  const first = await end()
  later(23 * 60 * minute)
  await ada.call('GET /api/site')
  expect(await end()).toBe(first)
  later(2 * 60 * minute)
  await ada.call('GET /api/site')
  expect(await end()).toBe((first ?? 0) + 25 * 60 * minute)
  later(30 * day)
  expect((await ada.call('GET /api/site')).signedIn).toBe(false)
})

test('signing in as another ends the session before it, and signing out ends this one', async () => {
  const { server, visitor, post, invitation, sessions, prod, inProd } = await door()
  const first = await post(`/api/link/${await invitation(prod, inProd[0]!)}`)
  const cookieOf = (response: typeof first) =>
    String(response.headers['set-cookie']).split(';')[0] ?? ''
  const url = `/api/link/${await invitation(prod, inProd[1]!)}`
  const second = await post(url, { cookie: cookieOf(first) })
  expect(await sessions(prod)).toMatchObject([{ person_id: inProd[1] }])
  const headers = { ...visitor.headers, cookie: cookieOf(second) }
  await server.inject({ method: 'POST', url: '/api/sign-out', headers })
  expect(await sessions(prod)).toEqual([])
  await server.inject({ method: 'POST', url: '/api/sign-out', headers })
})

test('what is over is cleared away, and an expired invitation can still be renewed', async () => {
  const { db, visitor, asPerson, invitation, signInMail, sessions, later, prod, inProd } =
    await door()
  await asPerson(prod, inProd[0]!)
  await signInMail('ada@example.org')
  const params = { token: await invitation(prod, inProd[0]!) }
  await forgetSignIns(db)
  expect(await sessions(prod)).toHaveLength(1)
  later(91 * day)
  await forgetSignIns(db, new Date(Date.now() + 91 * day))
  expect(await sessions(prod)).toEqual([])
  const kinds = await within(db, prod, (tx) => tx.selectFrom('links').select('kind').execute())
  expect(kinds).toEqual([{ kind: 'invitation' }])
  expect((await visitor.call('GET /api/link/:token', { params })).state).toBe('expired')
})

test('the site says what it is to anybody, and who one is to oneself', async () => {
  const { visitor, asPerson, prod, inProd } = await door()
  const stranger = await visitor.call('GET /api/site')
  expect(stranger).toMatchObject({
    name: 'Harbor Summit 2027',
    clientName: 'Harbor Society',
    kind: 'prod',
    helpContact: { name: 'Noor Berg', email: 'help@example.org' },
    signedIn: false,
    me: null,
  })
  const ada = await asPerson(prod, inProd[0]!)
  expect((await ada.call('GET /api/site')).me).toMatchObject({
    personId: inProd[0],
    name: 'Ada Nord',
    firstVisit: true,
    directory: 'listed',
  })
})
