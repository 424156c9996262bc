import { expect, test } from 'vitest'
import { readLinks } from './link-header.ts'
import { quotaWaitMs, retryAfterMs } from './retry-after.ts'

const now = Date.parse('2026-11-23T12:00:00Z')

test.each([
  ['120', 120_000],
  ['0', 0],
  ['1.5', 1500],
  ['Mon, 23 Nov 2026 12:00:30 GMT', 30_000],
  ['Mon, 23 Nov 2026 11:00:00 GMT', 0],
  ['Fri, 31 Dec 2099 23:59:59 GMT', 86_400_000],
  ['99999999999', 86_400_000],
  ['soon', null],
  ['-5', null],
  [undefined, null],
])('Retry-After %s means %j milliseconds', (header, expected) => {
  expect(retryAfterMs(header, now)).toBe(expected)
})

test.each([
  [{ 'ratelimit-remaining': '0', 'ratelimit-reset': '30' }, 30_000],
  [{ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(now / 1000 + 45) }, 45_000],
  [{ 'x-ratelimit-remaining': '3', 'x-ratelimit-reset': '30' }, 0],
  [{ 'x-ratelimit-remaining': '0' }, 0],
  [{}, 0],
])('%j asks for a wait of %i milliseconds', (headers, expected) => {
  expect(quotaWaitMs(headers as Record<string, string>, now)).toBe(expected)
})

test.each([
  [
    '<https://a.example/?page=2>; rel="next", <https://a.example/?page=9>; rel="last"',
    ['next', 'last'],
  ],
  ['<https://a.example/?a=1,2>;rel=next;title="x, y; z"', ['next']],
  ['</2>; title="rel=prev"; rel="next start"', ['next', 'start']],
  ['nonsense', []],
])('The Link header %s has the relations %j', (header, relations) => {
  expect(Object.keys(readLinks(header))).toEqual(relations)
})
