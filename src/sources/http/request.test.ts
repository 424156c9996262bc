import { expect, test } from 'vitest'
import type { Requester, SourceDefinition } from '../definition/definition.ts'
import { definitionOf, readAll } from '../testing/read.ts'
import { sendJson, serve } from '../testing/server.ts'
import { createGuard } from './guard.ts'
import type { PageToken } from './page.ts'
import { readPages } from './read-pages.ts'
import { createRequestMaker, originOf } from './request.ts'

const config = {
  url: 'https://api.example.org/v1',
  token: ' s3cret/token ',
  user: 'robin',
  event: '7',
}

function makerOf(requester: string, more = '') {
  const definition = definitionOf(`
primary_key: id
retriever:
  requester: ${requester}
  ${more}
  record_selector: { extractor: { field_path: [] } }
`)
  return createRequestMaker(definition, config, originOf(definition, config))
}

test.each([
  ['{ url: "{{ config[\'url\'] }}" }', 'https://api.example.org/v1'],
  ['{ url_base: "{{ config[\'url\'] }}", path: /people }', 'https://api.example.org/v1/people'],
  ['{ url_base: "{{ config[\'url\'] }}/", path: people/ }', 'https://api.example.org/v1/people/'],
  ['{ url_base: "https://a.example", path: "people:search" }', 'https://a.example/people:search'],
  [
    '{ url: "https://a.example/?b=1", request_parameters: { b: 2, c: x y } }',
    'https://a.example/?b=2&c=x+y',
  ],
  [
    '{ url: "https://a.example/?sig=a%2Fb~", request_parameters: { c: 1 } }',
    'https://a.example/?sig=a%2Fb~&c=1',
  ],
  [
    `{ url: "https://a.example", request_parameters: { f: "{{ ['a', 'b'] }}", none: "{{ config.nope | default('') }}" } }`,
    'https://a.example/?f=a&f=b',
  ],
])('%s asks %s', (requester, url) => {
  expect(makerOf(requester).make(null).url.href).toBe(url)
})

const byPath =
  'paginator: { type: DefaultPaginator, page_token_option: { type: RequestPath }, pagination_strategy: { type: CursorPagination, cursor_value: "{{ response.next }}" } }'

test.each<[PageToken, string]>([
  ['https://api.example.org/v1/people?page=2', 'https://api.example.org/v1/people?page=2&size=5'],
  ['http://api.example.org/v1/people?page=2', 'https://api.example.org/v1/people?page=2&size=5'],
  ['/v1/people?page=2&size=9', 'https://api.example.org/v1/people?page=2&size=9'],
  ['people?page=2', 'https://api.example.org/v1/people?page=2&size=5'],
  ['?page=2', 'https://api.example.org/v1/people?page=2&size=5'],
])('The next link %s is asked as %s', (token, url) => {
  const requester =
    '{ url_base: "{{ config.url }}", path: people, request_parameters: { size: 5 } }'
  expect(makerOf(requester, byPath).make(token).url.href).toBe(url)
})

test.each([
  'https://elsewhere.example/people',
  '//elsewhere.example/',
  'http://api.example.org:8080/',
])('The next link %s leads elsewhere and is refused', (token) => {
  const requester = '{ url: "{{ config.url }}" }'
  expect(() => makerOf(requester, byPath).make(token)).toThrow('Credentials are not sent elsewhere')
})

test.each([
  ['{ type: BearerAuthenticator, api_token: "{{ config.token }}" }', 'Bearer s3cret/token'],
  [
    '{ type: BasicHttpAuthenticator, username: "{{ config.user }}", password: "{{ config.token }}" }',
    `Basic ${Buffer.from('robin:s3cret/token').toString('base64')}`,
  ],
  [
    '{ type: ApiKeyAuthenticator, header: Authorization, api_token: "Token {{ config.token }}" }',
    'Token s3cret/token',
  ],
])('%s sends its credentials and shows nothing of them', (authenticator, header) => {
  const requester = `{ url: "https://a.example/?echo=s3cret%2Ftoken", authenticator: ${authenticator} }`
  const request = makerOf(requester).make(null)
  expect(request.headers['authorization']).toBe(header)
  expect(request.shown).toBe('GET https://a.example/?echo=•••')
  expect(JSON.stringify(request.plainHeaders)).not.toContain('authorization')
})

test('A key in a parameter is sent, not shown, and left out of the links that echo it', () => {
  const maker = makerOf(
    '{ url: "https://a.example/p", authenticator: { type: ApiKeyAuthenticator, api_token: "{{ config.token }}", inject_into: { inject_into: request_parameter, field_name: api_key } } }',
    byPath,
  )
  const request = maker.make('/p?page=2')
  expect(request.url.href).toBe('https://a.example/p?page=2&api_key=s3cret%2Ftoken')
  expect(request.shown).toBe('GET https://a.example/p?page=2&api_key=•••')
  expect(maker.withoutCredentials('/p?page=2&api_key=s3cret%2Ftoken')).toBe('/p?page=2')
  expect(maker.withoutCredentials('/p?api_key=s3cret')).toBe('/p')
})

test('Missing config and headers that cannot be sent are told by name', () => {
  expect(() => makerOf('{ url: "{{ config.address }}" }').make(null)).toThrow(
    "The source needs 'address', which has no value yet.",
  )
  expect(() =>
    makerOf('{ url: "https://a.example", request_headers: { X-Note: "a\\nb" } }').make(null),
  ).toThrow("The value for the header 'X-Note' holds characters")
  expect(() => makerOf('{ url: "nowhere" }').make(null)).toThrow("'nowhere' is not an address")
})

test.each([401, 404, 418, 429, 500])(
  'No text of a read that ends in %i gives a secret away',
  async (status) => {
    await using server = await serve((url, response) => {
      if (url.searchParams.has('page')) response.writeHead(status).end('s3cret')
      else sendJson(response, { next: `${url.href}&page=2`, list: [{ id: 1 }] })
    })
    const { pages, outcome } = await readAll(
      server,
      `
primary_key: id
retriever:
  requester:
    url: "{{ config['url'] }}/s3cret"
    authenticator: { type: ApiKeyAuthenticator, api_token: "{{ config['token'] }}", inject_into: { inject_into: request_parameter, field_name: t } }
  ${byPath}
  record_selector: { extractor: { field_path: [list] } }
`,
      { config: { token: 's3cret' } },
    )
    expect(outcome.state).not.toBe('complete')
    expect(server.asked[1]).toContain('t=s3cret')
    const error = outcome.state === 'complete' ? null : outcome.error
    expect(JSON.stringify([pages.map(({ request }) => request), error, error?.text])).not.toContain(
      's3cret',
    )
  },
)

/** Definitions that parsing refuses; a maker must be right without that. */
function unchecked(requester: Partial<Requester>): SourceDefinition {
  const definition = definitionOf(`
primary_key: id
retriever:
  requester:
    url: https://api.example.org/x
    authenticator: { type: BearerAuthenticator, api_token: "{{ config['token'] }}" }
  ${byNumber}
  record_selector: { extractor: { field_path: [] } }
`)
  const { retriever } = definition
  return {
    ...definition,
    retriever: { ...retriever, requester: { ...retriever.requester, ...requester } },
  }
}

const byNumber =
  'paginator: { type: DefaultPaginator, page_token_option: { inject_into: request_parameter, field_name: page, type: RequestOption }, pagination_strategy: { type: PageIncrement, page_size: 1 } }'

test.each<[string, Partial<Requester>, PageToken | null]>([
  [
    'computed from the secret itself',
    {
      url: "https://{{ 'evil.example' if config['token'] else 'api.example.org' }}/x",
    },
    null,
  ],
  [
    'that the second page is asked at',
    { url: "https://{{ 'evil.example' if next_page_token else 'api.example.org' }}/x" },
    2,
  ],
  [
    'that a path makes',
    { url: undefined, url_base: 'https://api.example.org', path: 'https://evil.example/x' },
    null,
  ],
  ['on another port', { url: 'https://api.example.org:8443/x' }, null],
  ['without encryption', { url: 'http://api.example.org/x' }, null],
])('No request is made for an origin %s', (_what, requester, token) => {
  const maker = createRequestMaker(unchecked(requester), config, 'https://api.example.org')
  expect(() => maker.make(token)).toThrow(
    'The credentials were entered for https://api.example.org',
  )
})

test('A read whose second page is elsewhere ends before anything is sent there', async () => {
  await using thief = await serve((_url, response) => sendJson(response, [{ id: 9 }]))
  await using server = await serve((_url, response) => sendJson(response, [{ id: 1 }]))
  const guard = createGuard({ allow: [server.place, thief.place] })
  const url = `{{ '${thief.url}' if next_page_token.next_page_token else '${server.url}' }}/x`
  const read = readPages(unchecked({ url }), { guard, config, origin: server.url })
  expect((await read.next()).done).toBe(false)
  expect(await read.next()).toMatchObject({
    done: true,
    value: { state: 'incomplete', error: { code: 'credentials_for_elsewhere' } },
  })
  expect(server.asked).toHaveLength(1)
  expect(thief.asked).toEqual([])
  await guard.close()
})

test.each([
  's3cret/token',
  'S3CRET/TOKEN',
  's3cret%2Ftoken',
  's3cret%2ftoken',
  Buffer.from('s3cret/token').toString('base64'),
])('An answer that echoes the secret as %s does not bring it into an error', async (echo) => {
  await using server = await serve((_url, response) => sendJson(response, { [echo]: 1 }))
  const { outcome } = await readAll(
    server,
    `
primary_key: id
retriever:
  requester: { url: "{{ config['url'] }}", authenticator: { type: BearerAuthenticator, api_token: "{{ config['pin'] }}" } }
  record_selector: { extractor: { field_path: [list] } }
`,
    { config: { pin: 's3cret/token' } },
  )
  if (outcome.state === 'complete') throw new Error('The list was found.')
  expect(outcome.error.text).toContain("the answer holds '•••'")
  expect(outcome.error.message).not.toContain(echo)
})
