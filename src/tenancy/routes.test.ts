import { expect, onTestFinished, test, vi } from 'vitest'
import { testServer } from '../server/testing.ts'
import { firstOwnerLink, type SignInLink, signInLink } from './accounts.ts'
import { tenancyEndpoints } from './routes.ts'

async function aConsole() {
  const told: SignInLink[] = []
  let heard = (_link: SignInLink) => {}
  const tellSignInLink = async (link: SignInLink) => {
    told.push(link)
    heard(link)
  }
  const nextLink = () => new Promise<SignInLink>((resolve) => (heard = resolve))
  const console = await testServer((services) => tenancyEndpoints({ ...services, tellSignInLink }))
  return { ...console, told, nextLink }
}

const robin = { name: 'Robin Vale', email: 'robin@example.org' }

test('an empty installation says that nobody owns it', async () => {
  const { call } = await aConsole()
  expect(await call('GET /api/me')).toEqual({ account: null, owned: false, smtp: false })
})

test('the first owner is made by the link, once, and is signed in', async () => {
  const { call, db, server, headers } = await aConsole()
  const token = (await firstOwnerLink(db)) ?? ''
  const link = await call('GET /api/account-links/:token', { params: { token } })
  expect(link).toEqual({ purpose: 'first owner' })
  const body = { token, ...robin }
  const post = { method: 'POST', url: '/api/first-owner', headers, body } as const
  const answers = await Promise.all(Array.from({ length: 5 }, () => server.inject(post)))
  const statuses = answers.map((answer) => answer.statusCode).sort((a, b) => a - b)
  expect(statuses).toEqual([204, 410, 410, 410, 410])
  const [cookie] = answers.flatMap((answer) => answer.cookies)
  expect(cookie).toMatchObject({ name: 'session', path: '/', httpOnly: true, sameSite: 'Lax' })
  expect(cookie).not.toHaveProperty('domain')
  const signedIn = { ...headers, cookie: `session=${cookie?.value}` }
  expect((await server.inject({ url: '/api/me', headers: signedIn })).json()).toEqual({
    account: { ...robin, memberships: [{ role: 'owner', clientId: null }] },
    owned: true,
    smtp: false,
  })
  expect(await firstOwnerLink(db)).toBeNull()
})

test('the first owner needs a name and an address, and each is asked for by its place', async () => {
  const { call } = await aConsole()
  const body = { token: 'x', name: ' ', email: 'robin' }
  await expect(call('POST /api/first-owner', { body })).rejects.toMatchObject({
    code: 'invalid',
    places: [
      { place: 'name', text: 'Write a name.' },
      { place: 'email', text: 'Write an e-mail address, such as robin@example.org.' },
    ],
  })
})

test('a link that signs in makes nobody the owner, and the other way round', async () => {
  const { call, db, asOwner } = await aConsole()
  const first = (await firstOwnerLink(db)) ?? ''
  await expect(call('POST /api/sign-in', { body: { token: first } })).rejects.toMatchObject({
    code: 'link_spent',
  })
  const { account } = await (await asOwner()).call('GET /api/me')
  const link = await signInLink(db, account?.email ?? '')
  const body = { token: link?.token ?? '', ...robin }
  await expect(call('POST /api/first-owner', { body })).rejects.toMatchObject({
    code: 'link_spent',
  })
})

test('looking at a sign-in link leaves it whole; ten posts at once of it make one session', async () => {
  const { call, db, asOwner, server, headers } = await aConsole()
  const { account } = await (await asOwner()).call('GET /api/me')
  const token = (await signInLink(db, account?.email ?? ''))?.token ?? ''
  const look = () => call('GET /api/account-links/:token', { params: { token } })
  expect(await look()).toEqual({ purpose: 'sign in', email: account?.email })
  await server.inject({ method: 'HEAD', url: `/api/account-links/${token}`, headers })
  await look()
  const post = { method: 'POST', url: '/api/sign-in', headers, body: { token } } as const
  const answers = await Promise.all(Array.from({ length: 10 }, () => server.inject(post)))
  expect(answers.filter((answer) => answer.statusCode === 204)).toHaveLength(1)
  expect(answers.flatMap((answer) => answer.cookies)).toHaveLength(1)
  await expect(look()).rejects.toMatchObject({ status: 410, code: 'link_spent' })
})

test('asking for a link answers the same for a known and an unknown address, and tells the known one', async () => {
  const { call, asOwner, nextLink, told } = await aConsole()
  const { account } = await (await asOwner()).call('GET /api/me')
  const email = account?.email ?? ''
  const unknown = await call('POST /api/sign-in-links', { body: { email: 'nobody@example.org' } })
  const link = nextLink()
  const known = await call('POST /api/sign-in-links', { body: { email: email.toUpperCase() } })
  expect(known).toEqual(unknown)
  expect((await link).email).toBe(email)
  expect(told).toHaveLength(1)
})

test('one address is told five links in a quarter of an hour, known or not, and is not locked out for longer', async () => {
  const { call } = await aConsole()
  onTestFinished(() => void vi.useRealTimers())
  vi.setSystemTime('2027-03-01T10:14:00Z')
  const ask = () => call('POST /api/sign-in-links', { body: { email: 'nobody@example.org' } })
  for (let n = 0; n < 5; n++) await ask()
  await expect(ask()).rejects.toMatchObject({ status: 429, code: 'too_many' })
  vi.setSystemTime('2027-03-01T10:15:00Z')
  await ask()
})

test('signing out ends the session on the server', async () => {
  const { asOwner } = await aConsole()
  const owner = await asOwner()
  await owner.call('POST /api/sign-out')
  expect((await owner.call('GET /api/me')).account).toBeNull()
  await expect(owner.call('POST /api/sign-out')).rejects.toMatchObject({ code: 'signed_out' })
})

test('an owner creates a client, its site with two origins, and a project, and sees them at home', async () => {
  const { asOwner } = await aConsole()
  const owner = await asOwner()
  const named = { name: 'Harbor Society', slug: 'harbor-society' }
  expect(await owner.call('POST /api/clients', { body: named })).toEqual({ slug: 'harbor-society' })
  const site = await owner.call('POST /api/clients/:client/sites', {
    params: { client: 'harbor-society' },
    body: { name: 'Harbor Summit 2027', slug: 'harbor' },
  })
  const origins = { dev: 'http://harbor-dev.test:4700', prod: 'http://harbor.test:4700' }
  expect(site).toEqual({ slug: 'harbor', ...origins })
  const { projectId } = await owner.call('POST /api/sites/:site/projects', {
    params: { site: 'harbor' },
    body: { kind: 'registration', name: 'Registration' },
  })
  const projects = [{ projectId, kind: 'registration', name: 'Registration' }]
  const sites = [{ slug: 'harbor', name: 'Harbor Summit 2027', ...origins, projects }]
  expect(await owner.call('GET /api/home')).toEqual({ clients: [{ ...named, sites }] })
})

test('the client team sees its own client at home and creates nothing', async () => {
  const { aProject, asRole, db, asOwner } = await aConsole()
  const { clientId } = await aProject()
  const owner = await asOwner()
  await owner.call('POST /api/clients', { body: { name: 'Another', slug: 'another' } })
  const member = await asRole('client', clientId)
  const { clients } = await member.call('GET /api/home')
  expect(clients.map((client) => client.slug)).toEqual(['harbor'])
  const named = { name: 'X', slug: 'x' }
  const refused = { code: 'not_allowed' }
  const project = { kind: 'sso', name: 'X' } as const
  await expect(member.call('POST /api/clients', { body: named })).rejects.toMatchObject(refused)
  await expect(
    member.call('POST /api/clients/:client/sites', { params: { client: 'harbor' }, body: named }),
  ).rejects.toMatchObject(refused)
  await expect(
    member.call('POST /api/sites/:site/projects', { params: { site: 'harbor' }, body: project }),
  ).rejects.toMatchObject(refused)
  expect(await db.selectFrom('clients').select('slug').execute()).toHaveLength(2)
})

test('who is signed out sees no home and creates nothing', async () => {
  const { call, aProject } = await aConsole()
  await aProject()
  const refused = { status: 401, code: 'signed_out' }
  const named = { name: 'X', slug: 'x' }
  await expect(call('GET /api/home')).rejects.toMatchObject(refused)
  await expect(call('POST /api/clients', { body: named })).rejects.toMatchObject(refused)
  await expect(
    call('POST /api/clients/:client/sites', { params: { client: 'harbor' }, body: named }),
  ).rejects.toMatchObject(refused)
  await expect(
    call('POST /api/sites/:site/projects', {
      params: { site: 'harbor' },
      body: { kind: 'sso', name: 'X' },
    }),
  ).rejects.toMatchObject(refused)
})

test.each([
  ['console', 'This one is reserved for the console.'],
  ['harbor-dev', "Names that end in '-dev' are those of Dev sites."],
  ['Harbor Summit', /^Use 1 to 40 small letters/],
  ['harbor', "'harbor' is taken: choose another."],
])('a site cannot be named %s', async (slug, text) => {
  const { aProject, asOwner } = await aConsole()
  await aProject()
  const body = { name: 'Site', slug }
  const owner = await asOwner()
  await expect(
    owner.call('POST /api/clients/:client/sites', { params: { client: 'harbor' }, body }),
  ).rejects.toMatchObject({
    code: 'invalid',
    places: [{ place: 'slug', text: expect.stringMatching(text) as string }],
  })
})

test('a site of no client, and a project of no site, are not found', async () => {
  const { asOwner } = await aConsole()
  const owner = await asOwner()
  const body = { name: 'X', slug: 'x' }
  await expect(
    owner.call('POST /api/clients/:client/sites', { params: { client: 'nobody' }, body }),
  ).rejects.toMatchObject({ code: 'not_found' })
  await expect(
    owner.call('POST /api/sites/:site/projects', {
      params: { site: 'nowhere' },
      body: { kind: 'registration', name: 'X' },
    }),
  ).rejects.toMatchObject({ code: 'not_found' })
})
