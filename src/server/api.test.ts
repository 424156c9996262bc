// One look over every endpoint at once: whom it refuses, whatever its own tests say.
import { expect, test } from 'vitest'
import type { AnyEndpoint, EndpointKey } from '../tenancy/endpoint.ts'
import { api, type Services } from './api.ts'
import { createServer } from './server.ts'
import { testServer } from './testing.ts'

/** What answers somebody who is signed out, because it is how one signs in or says who one is. */
const open = {
  console: [
    'GET /api/me',
    'GET /api/account-links/:token',
    'POST /api/first-owner',
    'POST /api/sign-in-links',
    'POST /api/sign-in',
  ],
  site: [
    'GET /api/site',
    'GET /api/link/:token',
    'POST /api/link/:token',
    'POST /api/link/:token/renew',
    'POST /api/sign-in',
    'POST /api/code',
    'POST /api/choose',
    'POST /api/sign-out',
  ],
}

/** Parameters that are no ids. */
const names: Record<string, string> = {
  site: 'harbor',
  client: 'harbor',
  environment: 'dev',
  address: 'ada@example.org',
  record: '1',
  number: '1',
  revision: '0',
  link: Buffer.alloc(32).toString('hex'),
}

test('every endpoint but those by which one signs in is closed to who is signed out', async () => {
  const { services, aProject, asVisitor, headers } = await testServer(() => ({}))
  const { prod } = await aProject()
  // The rest of the services is for answers, and none is to be given.
  const endpoints = api(services as Services)
  const visitorSession = async () => null
  const carried = { ...services, visitorSession, dist: import.meta.dirname }
  const server = await createServer({ ...carried, endpoints })
  const origins = { console: headers, site: (await asVisitor(prod)).headers }
  const found = { console: [] as string[], site: [] as string[] }
  for (const [key, { on }] of endpoints.flatMap(
    (table) => Object.entries(table) as [EndpointKey, AnyEndpoint][],
  )) {
    const [method, path] = key.split(' ') as ['GET', string]
    const url = path.replace(
      /:(\w+)/g,
      (_, name: string) => names[name] ?? '0190a4e5-0000-7000-8000-000000000000',
    )
    const answer = await server.inject({ method, url, headers: origins[on] })
    if (answer.statusCode !== 401) found[on].push(key)
  }
  await server.close()
  expect(found.console.sort()).toEqual(open.console.sort())
  expect(found.site.sort()).toEqual(open.site.sort())
})
