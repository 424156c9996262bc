import { expect, test } from 'vitest'
import { mappingDocument } from '../document.ts'
import { testModel } from '../testing-orders.ts'
import { compileVisibility } from './visibility.ts'

const { visibility } = mappingDocument.parse({
  format: 1,
  visibility: {
    rows: [
      { id: 'press', by: 'user types', values: ['Press'], directory: 'yes' },
      { id: 'crew', by: 'user types', values: ['staff', 'exhibitor'], directory: 'no' },
      { id: 'abroad', by: 'country', values: ['Deutschland', 'fr'], directory: 'no' },
      { id: 'diet', by: 'diet', values: ['vegetarian'], directory: 'no' },
      { id: 'news', by: 'newsletter', values: ['no'], directory: 'no' },
    ],
  },
})
const decide = compileVisibility(visibility, testModel)

test.each([
  [{}, ['press', 'staff'], 'press'],
  [{}, ['staff'], 'crew'],
  [{ country: 'DE' }, ['attendee'], 'abroad'],
  [{ country: 'FR' }, ['attendee'], 'abroad'],
  [{ country: 'PT' }, ['attendee'], null],
  [{ diet: 'vegetarian' }, [], 'diet'],
  [{ newsletter: false }, [], 'news'],
  [{ newsletter: true, country: null }, [], null],
])('%j as %j is decided by %s', (values, userTypes, row) => {
  expect(decide(values, userTypes)?.id ?? null).toBe(row)
})
