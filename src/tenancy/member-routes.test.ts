import { expect, test } from 'vitest'
import { mappingEndpoints } from '../mapping/routes.ts'
import { testServer } from '../server/testing.ts'
import { type SignInLink, signInLink } from './accounts.ts'
import { memberEndpoints } from './member-routes.ts'
import { tenancyEndpoints } from './routes.ts'

const list = 'GET /api/clients/:client/members'
const add = 'POST /api/clients/:client/members'
const remove = 'DELETE /api/clients/:client/members/:membership'
const params = { client: 'harbor' }
const lena = { name: 'Lena Brand', email: 'Lena@example.org', role: 'client' } as const

async function aClient() {
  let heard = (_link: SignInLink) => {}
  const nextLink = () => new Promise<SignInLink>((resolve) => (heard = resolve))
  const tellSignInLink = async (link: SignInLink) => heard(link)
  const server = await testServer((services) => ({
    ...tenancyEndpoints({ ...services, tellSignInLink }),
    ...memberEndpoints(services),
    ...mappingEndpoints(services),
  }))
  const project = await server.aProject()
  const [{ membership_id: firstOwner }] = await server.db
    .selectFrom('memberships')
    .select('membership_id')
    .execute()
    .then((rows) => rows as [(typeof rows)[0]])
  const membershipOf = async (accountId: string) =>
    server.db
      .selectFrom('memberships')
      .select('membership_id')
      .where('account_id', '=', accountId)
      .executeTakeFirstOrThrow()
      .then(({ membership_id }) => membership_id)
  return { ...server, project, nextLink, firstOwner, membershipOf, owner: await server.asOwner() }
}

test('who is added asks for a link, signs in by it, and finds their project and its mapping', async () => {
  const { asRole, call, nextLink, server, headers, project } = await aClient()
  const manager = await asRole('manager')
  await manager.call(add, { params, body: lena })
  const told = nextLink()
  await call('POST /api/sign-in-links', { body: { email: 'lena@example.org' } })
  const { token } = await told
  const body = { token }
  const answer = await server.inject({ method: 'POST', url: '/api/sign-in', headers, body })
  const cookie = `session=${answer.cookies[0]?.value}`
  const get = (url: string) => server.inject({ url, headers: { ...headers, cookie } })
  expect((await get('/api/home')).json()).toMatchObject({
    clients: [{ slug: 'harbor', sites: [{ projects: [{ projectId: project.projectId }] }] }],
  })
  expect((await get(`/api/projects/${project.projectId}/mapping`)).statusCode).toBe(200)
  expect((await get('/api/clients/harbor/members')).json()).toMatchObject({ gives: [] })
})

test('both teams are listed, with what the asker may give', async () => {
  const { owner, asRole } = await aClient()
  const { membershipId } = await owner.call(add, { params, body: lena })
  const { members, gives } = await owner.call(list, { params })
  expect(members.map(({ role }) => role)).toEqual(['owner', 'owner', 'client'])
  expect(members.at(-1)).toEqual({ ...lena, membershipId, since: expect.any(String) as string })
  expect(gives).toEqual(['client', 'engineer', 'manager', 'owner'])
  const givenBy = async (role: 'manager' | 'engineer') =>
    (await (await asRole(role)).call(list, { params })).gives
  expect(await givenBy('manager')).toEqual(['client'])
  expect(await givenBy('engineer')).toEqual([])
})

test('adding and removing are logged under the client', async () => {
  const { owner, db, project } = await aClient()
  const { membershipId } = await owner.call(add, { params, body: lena })
  await owner.call(remove, { params: { ...params, membership: membershipId } })
  const logged = await db
    .selectFrom('audit_entries')
    .select(['event', 'actor_id', 'client_id'])
    .where('event', 'like', 'member.%')
    .orderBy('at')
    .execute()
  const entry = { actor_id: owner.accountId, client_id: project.clientId }
  expect(logged).toEqual([
    { event: 'member.added', ...entry },
    { event: 'member.removed', ...entry },
  ])
})

test('an address that has an account gets the membership, keeps its name, and stays one account', async () => {
  const { owner, db, aProject } = await aClient()
  await aProject({ slug: 'elsewhere' })
  await owner.call(add, { params, body: lena })
  const again = { ...lena, name: 'Somebody Else', email: 'lena@EXAMPLE.org' }
  await owner.call(add, { params: { client: 'elsewhere' }, body: again })
  const { members } = await owner.call(list, { params: { client: 'elsewhere' } })
  expect(members.at(-1)).toMatchObject({ name: 'Lena Brand', email: lena.email })
  const accounts = db.selectFrom('accounts').select('name').where('email', 'ilike', lena.email)
  expect(await accounts.execute()).toEqual([{ name: 'Lena Brand' }])
})

test('ten additions at once of one address make one account and one member', async () => {
  const { owner, db } = await aClient()
  const tries = Array.from({ length: 10 }, () => owner.call(add, { params, body: lena }))
  const done = await Promise.allSettled(tries)
  expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  for (const one of done) {
    if (one.status === 'rejected')
      expect(one.reason).toMatchObject({ code: 'invalid', places: [{ place: 'email' }] })
  }
  const accounts = db.selectFrom('accounts').select('name').where('email', 'ilike', lena.email)
  expect(await accounts.execute()).toHaveLength(1)
  expect((await owner.call(list, { params })).members).toHaveLength(3)
})

test('a manager changes the client team alone, an engineer neither team', async () => {
  const { owner, asRole, firstOwner } = await aClient()
  const refused = { status: 403, code: 'not_allowed' }
  const manager = await asRole('manager')
  const { membershipId } = await manager.call(add, { params, body: lena })
  for (const role of ['owner', 'manager', 'engineer'] as const) {
    const body = { name: 'Sam Pier', email: 'sam@example.org', role }
    await expect(manager.call(add, { params, body })).rejects.toMatchObject(refused)
  }
  const platform = { params: { ...params, membership: firstOwner } }
  await expect(manager.call(remove, platform)).rejects.toMatchObject(refused)
  const engineer = await asRole('engineer')
  const other = { ...lena, email: 'other@example.org' }
  await expect(engineer.call(add, { params, body: other })).rejects.toMatchObject(refused)
  const own = { params: { ...params, membership: membershipId } }
  await expect(engineer.call(remove, own)).rejects.toMatchObject(refused)
  await manager.call(remove, own)
  expect((await owner.call(list, { params })).members.map(({ role }) => role).sort()).toEqual([
    'engineer',
    'manager',
    'owner',
    'owner',
  ])
})

test('the client team sees its own list and changes nothing; other clients and the signed out see nothing', async () => {
  const { owner, asRole, call, project, aProject } = await aClient()
  const { membershipId } = await owner.call(add, { params, body: lena })
  const membership = { params: { ...params, membership: membershipId } }
  const member = await asRole('client', project.clientId)
  expect((await member.call(list, { params })).members).toHaveLength(4)
  const refused = { code: 'not_allowed' }
  const other = { ...lena, email: 'other@example.org' }
  await expect(member.call(add, { params, body: other })).rejects.toMatchObject(refused)
  await expect(member.call(remove, membership)).rejects.toMatchObject(refused)
  const stranger = await asRole('client', (await aProject({ slug: 'elsewhere' })).clientId)
  const [hidden, closed] = [{ code: 'not_found' }, { code: 'signed_out' }]
  for (const [who, answer] of [
    [stranger.call, hidden],
    [call, closed],
  ] as const) {
    await expect(who(list, { params })).rejects.toMatchObject(answer)
    await expect(who(add, { params, body: other })).rejects.toMatchObject(answer)
    await expect(who(remove, membership)).rejects.toMatchObject(answer)
  }
  const nowhere = { params: { client: 'nowhere' } }
  await expect(owner.call(list, nowhere)).rejects.toMatchObject(hidden)
})

test.each([
  [{ email: 'lena' }, 'email'],
  [{ email: `${'a'.repeat(250)}@example.org` }, 'email'],
  [{ name: ' ' }, 'name'],
  [{ name: 'a'.repeat(121) }, 'name'],
  [{ role: 'admin' as 'client' }, 'role'],
])('%j is refused with its place', async (change, place) => {
  const { owner } = await aClient()
  await expect(owner.call(add, { params, body: { ...lena, ...change } })).rejects.toMatchObject({
    code: 'invalid',
    places: [{ place }],
  })
  expect((await owner.call(list, { params })).members).toHaveLength(2)
})

test('a membership of another client is nothing here, and one is removed once', async () => {
  const { owner, aProject } = await aClient()
  await aProject({ slug: 'elsewhere' })
  const there = { client: 'elsewhere' }
  const { membershipId } = await owner.call(add, { params: there, body: lena })
  const from = (client: object) => ({ params: { ...params, ...client, membership: membershipId } })
  await expect(owner.call(remove, from({}))).rejects.toMatchObject({ code: 'not_found' })
  const both = [owner.call(remove, from(there)), owner.call(remove, from(there))]
  const done = await Promise.allSettled(both)
  expect(done.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  const { reason } = done.find(({ status }) => status === 'rejected') as PromiseRejectedResult
  expect(reason).toMatchObject({ code: 'not_found' })
})

test('who loses their last membership is signed out, and the link on its way lets nobody in', async () => {
  const { owner, asRole, db, project, membershipOf, call } = await aClient()
  const member = await asRole('client', project.clientId)
  const { account } = await member.call('GET /api/me')
  const link = await signInLink(db, account?.email ?? '')
  const membership = await membershipOf(member.accountId)
  await owner.call(remove, { params: { ...params, membership } })
  expect(await member.call('GET /api/me')).toMatchObject({ account: null })
  const body = { token: link?.token ?? '' }
  await expect(call('POST /api/sign-in', { body })).rejects.toMatchObject({ code: 'link_spent' })
})

test('who is on another team too stays signed in there, until both are taken at once', async () => {
  const { owner, asRole, db, project, aProject, membershipOf } = await aClient()
  const member = await asRole('client', project.clientId)
  const email = (await member.call('GET /api/me')).account?.email ?? ''
  const here = await membershipOf(member.accountId)
  const slugs = ['second', 'third']
  const others: { client: string; membership: string }[] = []
  for (const slug of slugs) {
    await aProject({ slug })
    const sent = { params: { client: slug }, body: { ...lena, email } }
    others.push({ client: slug, membership: (await owner.call(add, sent)).membershipId })
  }
  await owner.call(remove, { params: { ...params, membership: here } })
  await expect(member.call(list, { params })).rejects.toMatchObject({ code: 'not_found' })
  const home = await member.call('GET /api/home')
  expect(home.clients.map(({ slug }) => slug).sort()).toEqual(slugs)
  await Promise.all(others.map((params) => owner.call(remove, { params })))
  const sessions = db.selectFrom('account_sessions').where('account_id', '=', member.accountId)
  expect(await sessions.select('account_id').execute()).toEqual([])
})

test('an owner stays: nobody takes themselves out, and of two who take each other out one is left', async () => {
  const { owner, asOwner, db, firstOwner, membershipOf } = await aClient()
  await owner.call(remove, { params: { ...params, membership: firstOwner } })
  const own = await membershipOf(owner.accountId)
  await expect(
    owner.call(remove, { params: { ...params, membership: own } }),
  ).rejects.toMatchObject({ status: 409, code: 'conflict' })
  for (let round = 0; round < 5; round++) {
    const [left] = await db.selectFrom('memberships').select('account_id').execute()
    const pair = [await asOwner(), await asOwner()] as const
    const [one, two] = [
      await membershipOf(pair[0].accountId),
      await membershipOf(pair[1].accountId),
    ]
    const done = await Promise.allSettled([
      pair[0].call(remove, { params: { ...params, membership: two } }),
      pair[1].call(remove, { params: { ...params, membership: one } }),
    ])
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const owners = await db.selectFrom('memberships').select('account_id').execute()
    expect(owners).toHaveLength(round + 2)
    expect(owners).toContainEqual(left)
  }
})
