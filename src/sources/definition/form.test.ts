import { expect, test } from 'vitest'
import { fromForm, sourceForm } from './form.ts'
import { configKeys } from './templates.ts'

function retrieverOf(form: object) {
  const read = fromForm(sourceForm.parse({ id: [['id']], list: ['items'], ...form }))
  if ('problems' in read) throw new Error(read.problems.map(({ text }) => text).join('\n'))
  return { ...read.definition.retriever, keys: configKeys(read.definition) }
}

test.each([
  [{ kind: 'none' }, { type: 'NoAuth' }, ['url']],
  [{ kind: 'bearer' }, { type: 'BearerAuthenticator' }, ['url', 'api_token']],
  [{ kind: 'basic' }, { type: 'BasicHttpAuthenticator' }, ['url', 'username', 'password']],
  [
    { kind: 'key', in: 'header', name: 'Authorization', prefix: 'Token ' },
    {
      type: 'ApiKeyAuthenticator',
      header: 'Authorization',
      api_token: "Token {{ config['api_token'] }}",
    },
    ['url', 'api_token'],
  ],
  [
    { kind: 'key', in: 'parameter', name: 'api_key' },
    { inject_into: { inject_into: 'request_parameter', field_name: 'api_key' } },
    ['url', 'api_token'],
  ],
])('The sign-in %j becomes an authenticator and asks for its credentials', (auth, part, keys) => {
  const retriever = retrieverOf({ auth })
  expect(retriever.requester.authenticator).toMatchObject(part)
  expect(retriever.keys).toEqual(keys)
})

test.each([
  [
    { kind: 'next link', at: ['links', 'next'] },
    { cursor_value: "{{ response['links']['next'] }}" },
  ],
  [{ kind: 'link header' }, { cursor_value: "{{ headers['link']['next']['url'] }}" }],
  [{ kind: 'cursor', at: ["it's"], parameter: 'c' }, { cursor_value: "{{ response['it\\'s'] }}" }],
  [
    { kind: 'page', parameter: 'page', current: ['page'], more: ['has_more'] },
    {
      cursor_value: "{{ response['page'] + 1 }}",
      stop_condition: "{{ not response['has_more'] }}",
    },
  ],
  [
    { kind: 'page', parameter: 'page' },
    { type: 'PageIncrement', start_from_page: 1, page_size: 50 },
  ],
  [
    { kind: 'offset', parameter: 'skip' },
    { type: 'OffsetIncrement', page_size: 50 },
  ],
  [
    { kind: 'offset', parameter: 'startIndex', first: 1, start: ['startIndex'], total: ['total'] },
    {
      stop_condition:
        "{{ response['startIndex'] + (response['items'] | length) >= response['total'] + 1 }}",
    },
  ],
])('The paging %j becomes a strategy', (paging, strategy) => {
  const retriever = retrieverOf({ paging, pageSize: { parameter: 'limit', size: 50 } })
  expect(retriever.paginator).toMatchObject({ pagination_strategy: strategy })
  // The size is asked for once: by the paging that stops by it, or as a plain parameter.
  const asked = Number('limit' in retriever.requester.request_parameters)
  expect(asked + Number('page_size_option' in retriever.paginator)).toBe(1)
})

test('A form that a definition cannot hold comes back with its problems', () => {
  const read = fromForm(sourceForm.parse({ id: [['id']], neverStore: ['a..b'] }))
  expect(read).toMatchObject({ problems: [{ place: 'gangway.never_store[0]' }] })
})
