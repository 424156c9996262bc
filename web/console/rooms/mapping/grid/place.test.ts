import { expect, test } from 'vitest'
import { blockOf, isWithin, moved } from './place.ts'

const size = { rows: 3, columns: 4 }
const middle = { row: 1, column: 1 }

test.each([
  ['ArrowDown', { row: 2, column: 1 }],
  ['ArrowUp', { row: 0, column: 1 }],
  ['ArrowRight', { row: 1, column: 2 }],
  ['ArrowLeft', { row: 1, column: 0 }],
  ['Home', { row: 1, column: 0 }],
  ['End', { row: 1, column: 3 }],
  ['PageDown', { row: 2, column: 1 }],
  ['PageUp', { row: 0, column: 1 }],
])('%s leads to the next cell', (key, place) => {
  expect(moved(key, middle, size)).toEqual(place)
})

test('arrows stop at the edges, and with Ctrl go there at once', () => {
  expect(moved('ArrowUp', { row: 0, column: 0 }, size)).toEqual({ row: 0, column: 0 })
  expect(moved('ArrowDown', middle, size, { far: true })).toEqual({ row: 2, column: 1 })
  expect(moved('Home', middle, size, { far: true })).toEqual({ row: 0, column: 0 })
  expect(moved('End', middle, size, { far: true })).toEqual({ row: 2, column: 3 })
})

test('Tab goes on in the next row, and leaves the grid behind its last cell and before its first', () => {
  expect(moved('Tab', { row: 0, column: 3 }, size)).toEqual({ row: 1, column: 0 })
  expect(moved('Tab', { row: 1, column: 0 }, size, { back: true })).toEqual({ row: 0, column: 3 })
  expect(moved('Tab', { row: 2, column: 3 }, size)).toBeNull()
  expect(moved('Tab', { row: 0, column: 0 }, size, { back: true })).toBeNull()
})

test('other keys, and an empty grid, lead nowhere', () => {
  expect(moved('x', middle, size)).toBeNull()
  expect(moved('ArrowDown', middle, { rows: 0, columns: 4 })).toBeNull()
})

test('a block lies between two corners, whichever is first', () => {
  const block = blockOf({ row: 2, column: 0 }, { row: 0, column: 1 })
  expect(block).toEqual({ top: 0, bottom: 2, left: 0, right: 1 })
  expect(isWithin({ row: 1, column: 1 }, block)).toBe(true)
  expect(isWithin({ row: 1, column: 2 }, block)).toBe(false)
})
