import { expect, test } from 'vitest'
import { isDay } from './day.ts'

test.each([
  ['2027-06-14', true],
  ['2028-02-29', true],
  ['2027-02-29', false],
  ['2027-13-01', false],
  ['14.6.2027', false],
  ['2027-6-14', false],
  ['', false],
])('%j as a day: %s', (text, expected) => {
  expect(isDay(text)).toBe(expected)
})
