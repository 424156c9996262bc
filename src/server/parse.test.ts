import { expect, test } from 'vitest'
import * as z from 'zod'
import { endpoint } from '../tenancy/endpoint.ts'
import { testServer } from './testing.ts'

const probes = () => ({
  'POST /api/things/:thing': endpoint({
    on: 'console',
    may: () => null,
    audit: { none: 'a probe' },
    params: z.object({ thing: z.string() }),
    query: z.object({ q: z.string().default('') }),
    body: z.unknown(),
    answer: ({ params, query, body }) => ({ ...params, ...query, body }),
  }),
})

test.each([
  ['a NUL in the address', '/api/things/a%00', '{}', 'thing'],
  ['a NUL in the query', '/api/things/a?q=b%00', '{}', 'q'],
  ['a NUL in the body', '/api/things/a', String.raw`{"names":["Ann","a\u0000b"]}`, 'names.1'],
  ['half a character in the body', '/api/things/a', String.raw`{"name":"a\ud800b"}`, 'name'],
  ['half a character in a name', '/api/things/a', String.raw`{"of":{"\udc00":1}}`, 'of'],
  [
    'a NUL far down',
    '/api/things/a',
    `{"x":${'['.repeat(90_000)}"\\u0000"${']'.repeat(90_000)}}`,
    '0.0',
  ],
])(
  '%s is answered with one sentence, not with a fault of ours',
  async (_what, url, body, place) => {
    const { server, headers } = await testServer(probes)
    const answer = await server.inject({
      method: 'POST',
      url,
      headers: { ...headers, 'content-type': 'application/json' },
      body,
    })
    expect(answer.statusCode).toBe(400)
    const { code, text, places } = answer.json<{
      code: string
      text: string
      places: { place: string }[]
    }>()
    expect({ code, text }).toEqual({
      code: 'invalid',
      text: expect.stringContaining('holds a character that no database can keep') as string,
    })
    expect(places).toHaveLength(1)
    expect(places[0]!.place).toMatch(new RegExp(`^${place}`))
  },
)

test('letters of every kind come in as they are', async () => {
  const { call } = await testServer(probes)
  const sent = { params: { thing: 'ünï' }, query: { q: '日本' }, body: { name: 'Zoë 😀\n' } }
  expect(await call('POST /api/things/:thing', sent)).toEqual({
    thing: 'ünï',
    q: '日本',
    body: { name: 'Zoë 😀\n' },
  })
})
