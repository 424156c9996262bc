import { expect, test } from 'vitest'
import { seenRange } from './seen-range.ts'

const seen = (...values: string[]) => values.map((value) => ({ value }))

test.each([
  ['numbers go by size', seen('9', '100', '-2'), { least: '-2', most: '100' }],
  [
    'days go by the calendar, whatever their time',
    seen('2027-06-14T09:00', '2026-12-31'),
    { least: '2026-12-31', most: '2027-06-14' },
  ],
  ['words have no range', seen('9', 'many'), null],
  ['nothing seen has none', [], null],
])('%s', (_, values, expected) => {
  expect(seenRange(values)).toEqual(expected)
})
