import { expect, test } from 'vitest'
import { listOf, listText } from './list-text.ts'

test.each([
  ['', []],
  ['Press', ['Press']],
  ['Press; Staff', ['Press', 'Staff']],
  ['Press\nStaff\r\n', ['Press', 'Staff']],
  ['Press;; ;Press', ['Press']],
  ['"Bread; butter"; Milk', ['Bread; butter', 'Milk']],
  ['"two\nlines"\nthird', ['two\nlines', 'third']],
  ['"open', ['"open']],
])('%j in a cell is %j', (text, expected) => {
  expect(listOf(text)).toEqual(expected)
})

test.each([
  [['Press', 'Staff']],
  [['Bread; butter', ' led by a space', 'ends "so"', '"all"', 'two\nlines', 'plain']],
  [[]],
])('%j comes back as it was written', (values) => {
  expect(listOf(listText(values))).toEqual(values)
})
