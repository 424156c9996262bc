import { expect, test } from 'vitest'
import { exampleColumns } from './examples.ts'

test('what tells who somebody is comes first, blank fields and lists not at all', () => {
  const records = [
    {
      price: '9.00',
      name: 'Ana Sol',
      id: 7,
      note: null,
      answers: [],
      order: { email: 'a@b.example' },
    },
    { price: '9.00', name: 'Bo Lind', id: 8, note: '', answers: [] },
  ]
  const columns = exampleColumns(records)
  expect(columns.map(({ path }) => path)).toEqual(['id', 'name', 'price', 'order.email'])
  expect(columns[1]?.read(records[1])).toBe('Bo Lind')
  expect(columns[3]?.read(records[1])).toBe('')
})
