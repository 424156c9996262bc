import type { LookupFunction } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { MockAgent } from 'undici'
import { SourceError } from '../source-error.ts'
import { sendJson, serve } from '../testing/server.ts'
import { exchange } from './exchange.ts'
import { createGuard, type Guard, type GuardOptions } from './guard.ts'

const guards: Guard[] = []
afterEach(async () => {
  await Promise.all(guards.splice(0).map((guard) => guard.close()))
})

function guardOf(options: GuardOptions = {}): Guard {
  const guard = createGuard(options)
  guards.push(guard)
  return guard
}

function ask(guard: Guard, address: string, headers: Record<string, string> = {}) {
  const request = { url: new URL(address), headers, plainHeaders: { accept: '*/*' }, shown: '' }
  return exchange(request, { guard, bodyLimit: 1000, wholeMs: 5000 })
}

async function codeOf(answer: Promise<unknown>): Promise<string> {
  const error = await answer.then(
    () => new Error('answered'),
    (cause: unknown) => cause,
  )
  return error instanceof SourceError ? error.code : String(error)
}

/** Every name leads to these addresses. */
function namesLeadTo(...addresses: string[]): LookupFunction {
  return (_host, _options, callback) =>
    callback(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    )
}

test.each([
  'http://127.0.0.1/',
  'http://127.8.8.8/',
  'http://2130706433/',
  'http://0x7f.1/',
  'http://0.0.0.0/',
  'http://10.1.2.3/',
  'http://172.16.0.1/',
  'http://192.168.1.1/',
  'http://169.254.169.254/latest/meta-data/',
  'http://100.64.0.1/',
  'http://168.63.129.16/',
  'http://224.0.0.1/',
  'http://255.255.255.255/',
  'http://[::1]/',
  'http://[::]/',
  'http://[::ffff:127.0.0.1]/',
  'http://[::ffff:a00:1]/',
  'http://[::127.0.0.1]/',
  'http://[64:ff9b::7f00:1]/',
  'http://[2002:7f00:1::]/',
  'http://[fd00:ec2::254]/',
  'http://[fe80::1]/',
  'http://[ff02::1]/',
])('%s is refused before anything is asked', async (address) => {
  expect(await codeOf(ask(guardOf(), address))).toBe('address_refused')
})

test.each([['127.0.0.1'], ['::1'], ['::ffff:169.254.169.254'], ['203.0.114.5', '10.0.0.7']])(
  'A name that leads to %s is refused when it connects',
  async (...addresses) => {
    const guard = guardOf({ lookup: namesLeadTo(...addresses) })
    expect(await codeOf(ask(guard, 'http://api.example.org/'))).toBe('address_refused')
  },
)

test('The connection looks a name up itself: no earlier look-up is there to be outdated', async () => {
  await using server = await serve((_url, response) => sendJson(response, {}))
  const looked: string[] = []
  const guard = guardOf({
    lookup: (host, options, callback) => {
      looked.push(host)
      namesLeadTo('127.0.0.1')(host, options, callback)
    },
  })
  const port = server.place.split(':')[1]
  guard.check(new URL(`http://rebinding.example:${port}/`))
  expect(looked).toEqual([])
  expect(await codeOf(ask(guard, `http://rebinding.example:${port}/`))).toBe('address_refused')
  expect(looked).toEqual(['rebinding.example'])
  expect(server.asked).toEqual([])
})

test('Only the host and port that are allowed by name may be private', async () => {
  await using server = await serve((_url, response) => sendJson(response, { ok: true }))
  await using other = await serve((_url, response) => sendJson(response, { ok: true }))
  const guard = guardOf({ allow: [server.place] })
  expect((await ask(guard, server.url)).status).toBe(200)
  expect(await codeOf(ask(guard, other.url))).toBe('address_refused')
})

test.each([
  ['file:///etc/passwd', 'scheme_refused'],
  ['ftp://example.org/', 'scheme_refused'],
  ['https://robin:secret@example.org/', 'credentials_in_url'],
  ['https://example.org:22/', 'port_refused'],
  ['https://example.org:25/', 'port_refused'],
  ['https://example.org:6000/', 'port_refused'],
])('%s is refused: %s', async (address, code) => {
  expect(await codeOf(ask(guardOf(), address))).toBe(code)
})

test('A redirect inside the network is refused like any other address', async () => {
  await using inside = await serve((_url, response) => sendJson(response, { secret: true }))
  await using server = await serve((_url, response) => {
    response.writeHead(302, { location: inside.url }).end()
  })
  const guard = guardOf({ allow: [server.place] })
  expect(await codeOf(ask(guard, server.url))).toBe('address_refused')
  expect(inside.asked).toEqual([])
})

test('Credentials stay with their origin when an answer passes on to another', async () => {
  await using target = await serve((_url, response) => sendJson(response, {}))
  await using server = await serve((url, response) => {
    const location = url.pathname === '/' ? '/here' : target.url
    response.writeHead(307, { location }).end()
  })
  const guard = guardOf({ allow: [server.place, target.place] })
  await ask(guard, server.url, { authorization: 'Bearer s3cret', 'x-api-key': 's3cret' })
  expect(server.headers.map((headers) => headers.authorization)).toEqual([
    'Bearer s3cret',
    'Bearer s3cret',
  ])
  expect(JSON.stringify(target.headers)).not.toContain('s3cret')
})

test('More than five redirects, and one without an address, end the chase', async () => {
  await using circle = await serve((url, response) => {
    response.writeHead(302, { location: `${url.pathname}x` }).end()
  })
  await using nowhere = await serve((_url, response) => {
    response.writeHead(302).end()
  })
  const guard = guardOf({ allow: [circle.place, nowhere.place] })
  expect(await codeOf(ask(guard, circle.url))).toBe('redirects_too_many')
  expect(circle.asked).toHaveLength(6)
  expect(await codeOf(ask(guard, nowhere.url))).toBe('redirect_without_address')
})

test('A redirect from https to http is refused', async () => {
  const dispatcher = new MockAgent()
  dispatcher.disableNetConnect()
  dispatcher
    .get('https://api.example.org')
    .intercept({ path: '/' })
    .reply(301, '', { headers: { location: 'http://api.example.org/' } })
  const guard = { check: () => {}, dispatcher, close: () => dispatcher.close() }
  guards.push(guard)
  expect(await codeOf(ask(guard, 'https://api.example.org/'))).toBe('redirect_unsafe')
})

test('An answer larger than the limit is cut off, also when it is small on the way', async () => {
  const { gzipSync } = await import('node:zlib')
  await using server = await serve((url, response) => {
    if (url.pathname === '/plain') response.end('x'.repeat(1001))
    else response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('x'.repeat(1e6)))
  })
  const guard = guardOf({ allow: [server.place] })
  expect(await codeOf(ask(guard, `${server.url}/plain`))).toBe('too_large')
  expect(await codeOf(ask(guard, `${server.url}/packed`))).toBe('too_large')
})

test('A compressed answer is read', async () => {
  const { brotliCompressSync } = await import('node:zlib')
  await using server = await serve((_url, response) => {
    response.writeHead(200, { 'content-encoding': 'br' }).end(brotliCompressSync('[1]'))
  })
  const guard = guardOf({ allow: [server.place] })
  expect(String((await ask(guard, server.url)).body)).toBe('[1]')
})
