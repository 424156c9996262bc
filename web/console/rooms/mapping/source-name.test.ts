import { expect, test } from 'vitest'
import { sourceLists, sourceName } from './source-name.ts'

const fields = [
  { path: 'company', label: 'Company' },
  { path: 'billing.company', label: 'Company' },
  { path: 'customers[].name.first', label: 'First' },
  { path: 'first', label: 'First' },
  { path: 'city', label: 'City' },
]

test('a source is called by its label, and by where it stands only if another has this label', () => {
  expect(sourceName('city', fields)).toEqual({ within: null, label: 'City' })
  expect(sourceName('company', fields)).toEqual({ within: null, label: 'Company' })
  expect(sourceName('billing.company', fields)).toEqual({ within: 'Billing', label: 'Company' })
  expect(sourceName('customers[].name.first', fields)).toEqual({ within: 'Name', label: 'First' })
})

test('what is picked from a list needs no place, whichever of its values is read', () => {
  const answers = ['answer', 'question_id'].map((key) => ({
    path: `answers[code=CITY].${key}`,
    label: 'CITY',
  }))
  expect(sourceName('answers[code=CITY].answer', answers)).toEqual({ within: null, label: 'CITY' })
})

test('what was written by hand has a name too', () => {
  expect(sourceName('a..b', fields).within).toBeNull()
  expect(sourceName('elsewhere.city', fields)).toEqual({ within: 'Elsewhere', label: 'City' })
})

test('a list is known by what its items hold; a list of plain values is none', () => {
  const within = ['phones[].type', 'phones[].number', 'codes[]', 'orders[].items[].name']
  expect(sourceLists(within.map((path) => ({ path, label: path })))).toEqual([
    { path: 'phones', label: 'Phones', holds: ['type', 'number'] },
    { path: 'orders[].items', label: 'Items', holds: ['name'] },
  ])
})
