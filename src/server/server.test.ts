// The guards, each by the attack that it is there for.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { v7 as uuid } from 'uuid'
import { expect, onTestFinished, test } from 'vitest'
import * as z from 'zod'
import { consoleHost } from '../config.ts'
import { within } from '../database/within.ts'
import { endpoint } from '../tenancy/endpoint.ts'
import { signedIn } from '../tenancy/permissions.ts'
import { Problem } from '../tenancy/problem.ts'
import { createServer } from './server.ts'
import { testServer } from './testing.ts'

/** Endpoints that show what the server does around any of them. */
const probes = () => ({
  'GET /api/who': endpoint({
    on: 'console',
    may: signedIn,
    audit: { none: 'reads' },
    answer: ({ scope, network, agent }) => ({ name: scope.name, network, agent }),
  }),
  'GET /api/person': endpoint({
    on: 'site',
    may: ({ visitor }) => visitor,
    audit: { none: 'reads' },
    answer: ({ scope }) => ({ kind: scope.kind, personId: scope.session?.personId ?? null }),
  }),
  'POST /api/things/:thing': endpoint({
    on: 'console',
    may: () => null,
    audit: { none: 'a probe' },
    params: z.object({ thing: z.uuid('Not the id of a thing.') }),
    query: z.object({ page: z.coerce.number().default(1) }),
    body: z.object({ name: z.string(), size: z.enum(['small', 'large']) }),
    answer: ({ params, query, body }) => ({ ...params, ...query, ...body }),
  }),
  'PUT /api/file': endpoint({
    on: 'console',
    may: signedIn,
    audit: { none: 'a probe' },
    bytes: 2_000_000,
    answer: ({ body }) => ({ length: body.length, first: body[0] }),
  }),
  'GET /api/both': endpoint({
    on: 'console',
    may: () => null,
    audit: { none: 'a probe' },
    answer: () => 'the console’s',
  }),
  'POST /api/broken': endpoint({
    on: 'console',
    may: () => null,
    audit: { none: 'a probe' },
    answer: (): void => {
      throw new Error('the private detail')
    },
  }),
  'POST /api/away': endpoint({
    on: 'console',
    may: () => null,
    audit: { none: 'a probe' },
    answer: (): void => {
      throw Object.assign(new Error('terminating connection'), { code: '57P01' })
    },
  }),
  'POST /api/refused': endpoint({
    on: 'console',
    may: () => null,
    audit: { none: 'a probe' },
    answer: (): void => {
      throw new Problem('source', 'The source answered 401.', { cause: new Error('secret') })
    },
  }),
})

const thing = '0190a4e5-0000-7000-8000-000000000000'
const post = { method: 'POST', url: `/api/things/${thing}` } as const
const body = { name: 'Ada', size: 'small' } as const

test('a request answers with what it declares, parsed', async () => {
  const { call } = await testServer(probes)
  const sent = { params: { thing }, query: { page: '2' }, body }
  const answer = await call('POST /api/things/:thing', sent)
  expect(answer).toEqual({ thing, page: 2, name: 'Ada', size: 'small' })
})

test('what is not as expected is named place by place: found, and expected', async () => {
  const { server, headers } = await testServer(probes)
  const answer = await server.inject({ ...post, headers, body: { name: 3, size: 'huge' } })
  expect(answer.statusCode).toBe(400)
  expect(answer.json()).toEqual({
    code: 'invalid',
    text: "name: Found 3, expected a text. size: Found 'huge', expected one of 'small', 'large'.",
    places: [
      { place: 'name', text: 'Found 3, expected a text.' },
      { place: 'size', text: "Found 'huge', expected one of 'small', 'large'." },
    ],
  })
  const missing = await server.inject({ ...post, headers, body: { size: 'small' } })
  expect(missing.json()).toMatchObject({ places: [{ place: 'name', text: 'This is missing.' }] })
})

test.each([
  ['half a JSON', '{"name":', 'application/json'],
  ['no JSON', 'name=Ada', 'application/x-www-form-urlencoded'],
  ['a text, as a form of another site may send without asking', '{"name":"Ada"}', 'text/plain'],
  ['a poisoned prototype', '{"__proto__":{"admin":true}}', 'application/json'],
])('%s is refused in one sentence', async (_, payload, type) => {
  const { server, headers } = await testServer(probes)
  const sent = { ...post, payload, headers: { ...headers, 'content-type': type } }
  const answer = await server.inject(sent)
  expect(answer.statusCode).toBe(400)
  expect(answer.json()).toMatchObject({ code: 'invalid', places: [] })
})

test.each([
  ['another site', { 'sec-fetch-site': 'cross-site' }],
  ['another host of ours', { 'sec-fetch-site': 'same-site' }],
  ['an address typed by hand', { 'sec-fetch-site': 'none' }],
  ['another origin, in an older browser', { origin: 'http://evil.example' }],
  ['our name at another port', { origin: 'http://console.test:9999' }],
  ['an origin that is not told', { origin: 'null' }],
  ['nobody knows where', {}],
  [
    'another site that also writes our origin',
    {
      'sec-fetch-site': 'cross-site',
      origin: 'http://console.test:4700',
    },
  ],
])('a POST from %s is refused', async (_, from) => {
  const { server, headers } = await testServer(probes)
  const answer = await server.inject({ ...post, headers: { host: headers.host, ...from }, body })
  expect(answer.statusCode).toBe(403)
  expect(answer.json()).toMatchObject({ code: 'cross_site' })
})

test('a POST from our own origin passes in a browser that does not tell the site', async () => {
  const { server, headers } = await testServer(probes)
  const own = { host: headers.host, origin: 'http://console.test:4700' }
  expect((await server.inject({ ...post, headers: own, body })).statusCode).toBe(200)
})

test('a host that is nobody gets a plain page that names it, and no endpoint', async () => {
  const { server } = await testServer(probes)
  for (const url of ['/', '/api/who', '/i/abc']) {
    const answer = await server.inject({ url, headers: { host: 'evil.example:4700' } })
    expect(answer.statusCode).toBe(404)
    expect(answer.headers['content-type']).toContain('text/plain')
    expect(answer.body).toContain('There is no site at evil.example')
  }
})

test('an endpoint of the console is not there on a site, nor a site on the console', async () => {
  const { aProject, asOwner, asVisitor, server } = await testServer(probes)
  const { dev } = await aProject()
  const owner = await asOwner()
  const visitor = await asVisitor(dev)
  expect(await visitor.call('GET /api/person')).toEqual({ kind: 'dev', personId: null })
  await expect(owner.call('GET /api/person')).rejects.toMatchObject({ code: 'not_found' })
  await expect(visitor.call('GET /api/who')).rejects.toMatchObject({ code: 'not_found' })
  // The owner's cookie, carried to a site, is nobody's there.
  const carried = { ...owner.headers, host: visitor.headers.host }
  const answer = await server.inject({ url: '/api/person', headers: carried })
  expect(answer.json()).toEqual({ kind: 'dev', personId: null })
})

test('one path may stand for something on the console and for something else on a site', async () => {
  const { services, aProject, asVisitor, headers } = await testServer(probes)
  const { prod } = await aProject()
  const visitorSession = async () => null
  const site = {
    'GET /api/both': endpoint({
      on: 'site',
      may: () => null,
      audit: { none: 'a probe' },
      answer: () => ({ whose: 'the site’s' }),
    }),
  }
  const both = { ...services, visitorSession, dist: import.meta.dirname }
  const server = await createServer({ ...both, endpoints: [probes(), site] })
  onTestFinished(() => server.close())
  const get = async (own: Record<string, string>) =>
    (await server.inject({ url: '/api/both', headers: own })).body
  expect(await get(headers)).toContain('the console’s')
  expect(await get((await asVisitor(prod)).headers)).toContain('the site’s')
  const twice = createServer({ ...both, endpoints: [site, site] })
  await expect(twice).rejects.toThrow('GET /api/both is declared twice for the site.')
})

test("a person's session holds on its own environment and on no other", async () => {
  const { aProject, asPerson, asVisitor, db, server, headers } = await testServer(probes)
  const { dev, prod } = await aProject()
  const personId = uuid()
  await within(db, dev, (tx) =>
    tx
      .insertInto('persons')
      .values({
        environment_id: dev,
        person_id: personId,
        state: 'active',
        origin: 'hand',
        profile: '{}',
        user_types: [],
        tags: [],
        in_directory: true,
        display_name: 'Ada',
        sort_name: 'ada',
        search_text: 'ada',
      })
      .execute(),
  )
  const person = await asPerson(dev, personId)
  expect(await person.call('GET /api/person')).toEqual({ kind: 'dev', personId })
  for (const host of [(await asVisitor(prod)).headers.host, headers.host]) {
    const answer = await server.inject({
      url: '/api/person',
      headers: { ...person.headers, host },
    })
    expect(answer.body).not.toContain(personId)
  }
})

test('who may not is told so before their body is read', async () => {
  const { server, headers, asOwner } = await testServer(probes)
  const payload = Buffer.alloc(3_000_000, 1)
  const put = { method: 'PUT', url: '/api/file', payload } as const
  const type = { 'content-type': 'image/png' }
  const refused = await server.inject({ ...put, headers: { ...headers, ...type } })
  expect(refused.statusCode).toBe(401)
  const own = { ...(await asOwner()).headers, ...type }
  expect((await server.inject({ ...put, headers: own })).statusCode).toBe(413)
  const taken = await server.inject({ ...put, headers: own, payload: Buffer.from([9, 8]) })
  expect(taken.json()).toEqual({ length: 2, first: 9 })
})

test('what is neither endpoint nor page is not found', async () => {
  const { server, headers } = await testServer(probes)
  for (const url of [
    '/api/nothing',
    '/api/who/',
    '/package.json',
    '/../config.ts',
    '/assets/x.js',
  ]) {
    const answer = await server.inject({ url, headers })
    expect(answer.statusCode, url).toBe(404)
    expect(answer.json()).toMatchObject({ code: 'not_found' })
  }
  expect((await server.inject({ method: 'DELETE', url: '/api/who', headers })).statusCode).toBe(404)
})

test('a fault of ours shows one sentence and a number, and is logged whole under it', async () => {
  const lines: string[] = []
  const { server, headers } = await testServer(probes, {
    log: { write: (line) => lines.push(line) },
  })
  const answer = await server.inject({
    method: 'POST',
    url: '/api/broken?token=hidden',
    headers: { ...headers, cookie: 'session=hidden-too' },
  })
  expect(answer.statusCode).toBe(500)
  const { code, text } = answer.json<{ code: string; text: string }>()
  expect(code).toBe('failed')
  expect(text).not.toContain('private detail')
  const logged = JSON.parse(lines[0] ?? '{}') as { reqId: string; err: { stack: string } }
  expect(text).toContain(logged.reqId)
  expect(logged.err.stack).toContain('the private detail')
  expect(lines.join()).not.toContain('hidden')
})

test('while the database is away it says so, and asks to try again', async () => {
  const { call } = await testServer(probes)
  await expect(call('POST /api/away')).rejects.toMatchObject({ status: 503, code: 'unavailable' })
})

test('what a caller can act on is shown, its cause is not', async () => {
  const { server, headers } = await testServer(probes)
  const answer = await server.inject({ method: 'POST', url: '/api/refused', headers })
  expect(answer.statusCode).toBe(422)
  expect(answer.json()).toEqual({ code: 'source', text: 'The source answered 401.', places: [] })
})

test('every answer carries the headers that keep a page to itself', async () => {
  const { server, headers } = await testServer(probes, { settings: { GANGWAY_TLS: 'on' } })
  for (const asked of [headers, { host: 'evil.example' }]) {
    const answer = await server.inject({ url: '/api/who', headers: asked })
    expect(answer.headers).toMatchObject({
      'content-security-policy': expect.stringContaining("script-src 'self';") as string,
      'strict-transport-security': expect.stringContaining('max-age') as string,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    })
  }
})

test('an answer is kept by nobody, however its address is spelt', async () => {
  const { asOwner, server } = await testServer(probes)
  const { headers } = await asOwner()
  for (const url of ['/api/who', '/%61pi/who']) {
    const answer = await server.inject({ url, headers })
    expect([answer.statusCode, answer.headers['cache-control']]).toEqual([200, 'no-store'])
  }
})

test('a whole address in the request line, which would name another host, is refused', async () => {
  const { asOwner, server } = await testServer(probes)
  const { headers } = await asOwner()
  await server.listen({ host: '127.0.0.1', port: 0 })
  const { port } = server.server.address() as AddressInfo
  const answer = await new Promise<number | undefined>((resolve, reject) => {
    request(
      { host: '127.0.0.1', port, path: 'http://evil.example/api/who', headers },
      (response) => {
        response.resume()
        resolve(response.statusCode)
      },
    )
      .on('error', reject)
      .end()
  })
  expect(answer).toBe(400)
})

test('with TLS the cookie is one that no other host can set', async () => {
  const { asOwner, server } = await testServer(probes, { settings: { GANGWAY_TLS: 'on' } })
  const { headers } = await asOwner()
  expect(headers.cookie).toMatch(/^__Host-session=/)
  expect((await server.inject({ url: '/api/who', headers })).statusCode).toBe(200)
  const planted = { ...headers, cookie: headers.cookie?.replace('__Host-', '') ?? '' }
  expect((await server.inject({ url: '/api/who', headers: planted })).statusCode).toBe(401)
})

test("the client's own address counts, and a proxy's word on it only where it is trusted", async () => {
  const said = { 'x-forwarded-for': '2001:db8:1:2:3:4:5:6' }
  const network = async (settings: NodeJS.ProcessEnv) => {
    const { asOwner, server } = await testServer(probes, { settings })
    const { headers } = await asOwner()
    const answer = await server.inject({ url: '/api/who', headers: { ...headers, ...said } })
    return answer.json<{ network: string }>().network
  }
  expect(await network({})).toBe('127.0.0.1')
  expect(await network({ GANGWAY_TRUSTED_PROXIES: '127.0.0.1' })).toBe('2001:db8:1:2::/64')
})

test('headers larger than any browser sends end the request, not the server', async () => {
  const { server, headers } = await testServer(probes)
  await server.listen({ port: 0, host: '127.0.0.1' })
  const { port } = server.server.address() as AddressInfo
  const ask = (extra: object) =>
    new Promise<number | undefined>((resolve, reject) => {
      const sent = { port, path: '/api/who', headers: { ...headers, ...extra }, agent: false }
      request(sent, (answer) => resolve(answer.resume().statusCode))
        .on('error', reject)
        .end()
    })
  expect(await ask({ 'x-large': 'a'.repeat(100_000) })).toBe(431)
  expect(await ask({})).toBe(401)
})

test('each host gets its own pages: navigations the index, assets for good, a token is left alone', async () => {
  const dist = await mkdtemp(join(tmpdir(), 'gangway-dist-'))
  onTestFinished(() => rm(dist, { recursive: true }))
  for (const name of ['console', 'site']) {
    await mkdir(join(dist, name, 'assets'), { recursive: true })
    await writeFile(join(dist, name, 'index.html'), `<title>${name}</title>`)
    await writeFile(join(dist, name, 'assets/app-1a2b.js'), `'${name}'`)
  }
  await writeFile(join(dist, 'secret.txt'), 'not to be served')
  const { services, aProject, asVisitor } = await testServer(probes)
  const visitorSession = async () => null
  const server = await createServer({ ...services, endpoints: [], visitorSession, dist })
  onTestFinished(() => server.close())
  const { prod } = await aProject()
  const { headers: site } = await asVisitor(prod)
  const console = { host: consoleHost(services.config), accept: 'text/html' }
  const get = (url: string, headers: Record<string, string>) => server.inject({ url, headers })
  expect((await get('/', console)).body).toContain('console')
  expect((await get('/projects/1', console)).body).toContain('console')
  for (const method of ['GET', 'HEAD'] as const) {
    const link = await server.inject({ method, url: '/i/abcdefgh', headers: { ...site } })
    expect(link.statusCode).toBe(200)
    expect(link.headers['cache-control']).toBe('no-cache')
    expect(link.headers['set-cookie']).toBeUndefined()
  }
  expect((await get('/s/abcdefgh', { ...site })).body).toContain('site')
  const asset = await get('/assets/app-1a2b.js', { ...site })
  expect(asset.body).toBe("'site'")
  expect(asset.headers['cache-control']).toContain('immutable')
  for (const url of [
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/gone.js',
  ]) {
    const answer = await get(url, console)
    expect(answer.statusCode, url).toBeGreaterThanOrEqual(400)
    expect(answer.body).not.toContain('not to be served')
  }
})
