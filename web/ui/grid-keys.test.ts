import { expect, test } from 'vitest'
import { moved } from './grid-keys.ts'

const size = { rows: 100_000, columns: 6 }

test.each([
  ['ArrowDown', { row: 3, column: 2 }, { row: 4, column: 2 }],
  ['ArrowUp', { row: 0, column: 2 }, { row: 0, column: 2 }],
  ['ArrowRight', { row: 3, column: 5 }, { row: 3, column: 5 }],
  ['End', { row: 3, column: 2 }, { row: 99_999, column: 2 }],
  ['PageUp', { row: 7, column: 2 }, { row: 0, column: 2 }],
])('%s stays within the grid', (key, from, to) => {
  expect(moved(key, from, size)).toEqual(to)
})

test('the first key enters the grid at its first row, and an empty grid takes none', () => {
  expect(moved('ArrowDown', { row: -1, column: 0 }, size)).toEqual({ row: 0, column: 0 })
  expect(moved('ArrowDown', { row: -1, column: 0 }, { rows: 0, columns: 6 })).toBeNull()
  expect(moved('x', { row: 3, column: 0 }, size)).toBeNull()
})
