import { expect, test } from 'vitest'
import { countOf, duration, share } from './figures.ts'

test('a share never claims all or nothing where some are left', () => {
  expect(share(5199, 5200)).toBe('> 99.9%')
  expect(share(1, 5200)).toBe('< 0.1%')
  expect(share(4102, 5200)).toBe('78.9%')
  expect(share(5200, 5200)).toBe('100%')
  expect(share(0, 0)).toBe('0%')
})

test('one person is a person', () => {
  expect(countOf(1, 'person', 'people')).toBe('1 person')
  expect(countOf(5200, 'person', 'people')).toBe('5,200 people')
})

test.each([
  [0.2, '1 s'],
  [59, '59 s'],
  [200, '3 min'],
  [4800, '1 h 20 min'],
])('%d seconds are %s', (seconds, said) => {
  expect(duration(seconds)).toBe(said)
})
