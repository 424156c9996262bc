import { expect, test } from 'vitest'
import { shownValue } from './shown-value.ts'

test.each([
  [null, ''],
  [undefined, ''],
  ['Delft', 'Delft'],
  [7, '7'],
  [true, 'yes'],
  [['a', null, 'b'], 'a, b'],
  [{ a: 1 }, '{"a":1}'],
])('%j is shown as %j', (value, shown) => {
  expect(shownValue(value)).toBe(shown)
})
