import { expect, test } from 'vitest'
import { cleanText, cutText, fold, isBlank, lengthOf, listItems } from './value.ts'

test.each([
  [undefined, true],
  [null, true],
  ['', true],
  [' \t\n\u00a0', true],
  ['\u3000', true],
  ['a', false],
  [' é', false],
  [0, false],
  [false, false],
  [[], true],
  [[null, ['', []]], true],
  [[null, 0], false],
  [{}, true],
  [{ a: null }, false],
])('%j is blank: %s', (value, blank) => {
  expect(isBlank(value)).toBe(blank)
})

test('lists in lists are laid flat in their order', () => {
  expect(listItems([1, [2, [3, []], 4], { a: [5] }])).toEqual([1, 2, 3, 4, { a: [5] }])
  expect(listItems('a')).toEqual(['a'])
})

test('texts compare without case, outer white space and ways of composing', () => {
  expect(fold(' ÉCOLE ')).toBe(fold('e\u0301cole'))
})

test.each([
  ['a\tb\r\nc', 'one line', 'a b c'],
  ['a\tb\r\nc\rd', 'several lines', 'a\tb\nc\nd'],
  ['a\u0000\u0007b\u009f', 'one line', 'ab'],
  ['e\u0301', 'one line', 'é'],
  ['a\ud800b', 'one line', 'a\ufffdb'],
] as const)('%j on %s is cleaned to %j', (text, lines, cleaned) => {
  expect(cleanText(text, lines)).toBe(cleaned)
})

test('characters are counted and cut whole', () => {
  expect(lengthOf('😀é')).toBe(2)
  expect(cutText('a😀b', 2)).toBe('a😀')
})
