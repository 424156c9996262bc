import { expect, test } from 'vitest'
import { isTrue, literal } from './literal.ts'
import { compileTemplate } from './template.ts'

const context = {
  config: { url: 'https://api.example.org', size: '10' },
  response: { next: null, more: true, count: 5200, meta: { 'next page': 'abc' }, list: [1, 2] },
  headers: { 'x-total': '7', link: { next: { url: 'https://api.example.org/2', rel: 'next' } } },
  last_record: { id: 9 },
}

test.each([
  ['plain text', 'plain text'],
  ["{{ config['url'] }}/people", 'https://api.example.org/people'],
  ['{{ config.url }}', 'https://api.example.org'],
  ['{{ response.next }}', ''],
  ['{{ response.nothing.there }}', ''],
  ['{{ response.count }}', '5200'],
  ["{{ response['meta']['next page'] }}", 'abc'],
  ["{{ response['list'][-1] }}", '2'],
  ['{{ response.list }}', '[1,2]'],
  ['{{ response.more }}', 'true'],
  ['{{ not response.more }}', 'false'],
  ['{{ response.count + 1 }}', '5201'],
  ["{{ response.next or 'none' }}", 'none'],
  ['{{ response.list | length }}', '2'],
  ["{{ headers['X-Total'] }}", '7'],
  ["{{ headers.get('X-Total') }}", '7'],
  ["{{ headers['Link']['next']['url'] }}", 'https://api.example.org/2'],
  ["{{ last_record['id'] }}", '9'],
  ['{% if response.more %}{{ response.count }}{% endif %}', '5200'],
  ['{{ response.constructor }}', ''],
])('%s renders as %j', (text, rendered) => {
  expect(compileTemplate(text).render(context)).toBe(rendered)
})

test('A template knows of what it speaks and which config it cannot do without', () => {
  const template = compileTemplate(
    "{{ config['url'] }}/{{ config.event | default('x') }}?{{ parameters.a }}",
  )
  expect(template.variables).toEqual(['config', 'parameters'])
  expect(template.needs).toEqual(['url'])
})

test('Loops and assignments are not supported', () => {
  expect(() => compileTemplate('{% for a in response %}{{ a }}{% endfor %}')).toThrow(
    "'{% for … %}' is not supported yet",
  )
})

test.each([
  ['12', 12],
  ['-3', -3],
  ['1e5', 100_000],
  ['2.5', 2.5],
  ['0123', undefined],
  ['12345678901234567890', undefined],
  ['True', true],
  ['false', false],
  ['None', null],
  ["'quoted'", 'quoted'],
  ['["a", "b"]', ['a', 'b']],
  ['abc', undefined],
  ['toString', undefined],
])('%s means %j', (text, value) => {
  expect(literal(text)).toEqual(value)
})

test.each(['', '0', '0.0', 'False', 'None', '[]', '{}', "''"])('%j counts as false', (text) => {
  expect(isTrue(text)).toBe(false)
})

test.each(['no', '1', 'abc', '[0]', 'True'])('%j counts as true', (text) => {
  expect(isTrue(text)).toBe(true)
})
