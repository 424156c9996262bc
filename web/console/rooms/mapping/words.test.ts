import { expect, test } from 'vitest'
import { stepWords } from './words.ts'

test('a lookup is called by the name of its table, and before one is chosen by none', () => {
  const tables = [{ id: 'sizes-2', name: 'Shirt sizes' }]
  expect(stepWords({ recipe: 'lookup table', table: 'sizes-2' }, tables)).toBe(
    'Lookup table: Shirt sizes',
  )
  expect(stepWords({ recipe: 'lookup table', table: '' }, tables)).toBe('Lookup table')
})
