import { expect, test } from 'vitest'
import { absolute, dayIn, days, nearness, relative } from './time.ts'

const now = new Date('2027-03-09T13:00:00Z')

test.each([
  ['2027-03-09T12:59:40Z', 'just now'],
  ['2027-03-09T12:57:00Z', '3 minutes ago'],
  ['2027-03-09T11:00:00Z', '2 hours ago'],
  ['2027-03-08T12:00:00Z', 'yesterday'],
  ['2027-03-11T13:00:00Z', 'in 2 days'],
  ['2026-11-23T13:00:00Z', '3 months ago'],
])('%s is %s', (at, said) => {
  expect(relative(new Date(at), now)).toBe(said)
})

test('an absolute time names the zone of the event', () => {
  const at = new Date('2027-03-09T12:02:00Z')
  expect(absolute(at, now, 'Europe/Vienna')).toBe('Tue 9 Mar, 13:02 CET')
  expect(absolute(new Date('2026-11-23T12:02:00Z'), now, 'Asia/Tokyo')).toContain('2026')
})

test('the days of an event are written once where they share their month', () => {
  expect(days('2027-03-09', '2027-03-12')).toMatch(/^9\s*–\s*12 March 2027$/u)
  expect(days('2027-03-09', '2027-03-09')).toBe('9 March 2027')
})

test.each([
  ['2026-11-23', 'in 3 months'],
  ['2027-02-01', 'in 5 weeks'],
  ['2027-03-08', 'tomorrow'],
  ['2027-03-09', 'day 1 of 4'],
  ['2027-03-12', 'day 4 of 4'],
  ['2027-03-13', null],
])('on %s the event of 9 to 12 March is %s', (today, said) => {
  expect(nearness('2027-03-09', '2027-03-12', today)).toBe(said)
})

test('a day begins when it begins where the event is', () => {
  const now = new Date('2027-03-08T23:30:00Z')
  expect(dayIn('Europe/Vienna', now)).toBe('2027-03-09')
  expect(dayIn('America/Lima', now)).toBe('2027-03-08')
})
