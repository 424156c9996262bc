import { expect, test } from 'vitest'
import { modelKey, rowId } from './names.ts'

test.each([
  ['Country names', 'country-names'],
  ["Chef's table", 'chefs-table'],
  ['東京', 'row'],
])('a row called %j gets the id %j', (name, id) => {
  expect(rowId(name, [])).toBe(id)
})

test('ids and keys differ from those that are taken', () => {
  expect(rowId('Full', ['full', 'full-2'])).toBe('full-3')
  expect(modelKey('City', ['city'])).toBe('city_2')
})

test.each([
  ['Arrival date', 'arrival_date'],
  ['2nd e-mail', 'nd_e_mail'],
  ['Ångström', 'angstrom'],
  ['名前', 'field'],
])('a field called %j gets the key %j', (label, key) => {
  expect(modelKey(label, [])).toBe(key)
})
