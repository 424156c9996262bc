import { expect, test } from 'vitest'
import { initialsOf } from './initials-of.ts'

test.each([
  ['Ada Byron', 'AB'],
  ['Dr. Ada King Byron', 'AB'],
  ['Byron, Ada', 'BA'],
  ['Šárka Ónodi', 'ŠÓ'],
  ['王小明', '王'],
  ['김 민준', '김'],
  ['Robin', 'R'],
  ['  ', ''],
])('%s is %s', (name, initials) => {
  expect(initialsOf(name)).toBe(initials)
})
