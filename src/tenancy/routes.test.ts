import { expect, test } from 'vitest'
import { testServer } from '../server/testing.ts'
import { firstOwnerLink, type SignInLink } from './accounts.ts'
import { tenancyEndpoints } from './routes.ts'

async function aConsole() {
  const told: SignInLink[] = []
  let heard = () => {}
  const tellSignInLink = async (link: SignInLink) => {
    told.push(link)
    heard()
  }
  /** The next link that is told. */
  const next = () =>
    new Promise<SignInLink>((resolve) => (heard = () => resolve(told.at(-1) as SignInLink)))
  const console = await testServer((services) => tenancyEndpoints({ ...services, tellSignInLink }))
  return { ...console, told, next }
}

const robin = { name: 'Robin Vale', email: 'robin@example.org' }

test('an empty installation says that nobody owns it', async () => {
  const { call } = await aConsole()
  expect(await call('GET /api/me')).toEqual({ account: null, owned: false, smtp: false })
})

test('the first owner is made by the link, once', async () => {
  const { call, db, server, headers } = await aConsole()
  const token = (await firstOwnerLink(db)) ?? ''
  expect(await call('GET /api/account-links/:token', { params: { token } })).toEqual({
    purpose: 'first owner',
  })
  const post = {
    method: 'POST',
    url: '/api/first-owner',
    headers,
    body: { token, ...robin },
  } as const
  const answers = await Promise.all(Array.from({ length: 5 }, () => server.inject(post)))
  expect(answers.map((answer) => answer.statusCode).sort()).toEqual([204, 410, 410, 410, 410])
  const session = answers.find((answer) => answer.statusCode === 204)?.cookies[0]?.value
  const me = await server.inject({
    url: '/api/me',
    headers: { ...headers, cookie: `session=${session}` },
  })
  expect(me.json()).toEqual({
    account: { ...robin, memberships: [{ role: 'owner', clientId: null }] },
    owned: true,
    smtp: false,
  })
  expect(await firstOwnerLink(db)).toBeNull()
})
