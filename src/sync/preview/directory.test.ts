import { expect, test } from 'vitest'
import { mappingDocument } from '../../mapping/core/document.ts'
import { standardModel } from '../../mapping/core/platform-model.ts'
import { directoryEffect } from './directory.ts'
import type { TriedPerson } from './people.ts'

const document = mappingDocument.parse({
  format: 1,
  visibility: {
    rows: [
      { id: 'press', by: 'user types', values: ['press'], directory: 'no' },
      { id: 'abroad', by: 'country', values: ['Germany', 'FR'], directory: 'no' },
      { id: 'none', by: 'city', values: ['Atlantis'], directory: 'no' },
    ],
  },
})
const person = (id: number, userType: string, country: string | null) =>
  ({ id, userTypes: [userType], values: { country } }) as unknown as TriedPerson
const people = [
  person(1, 'press', 'DE'),
  person(2, 'attendee', 'DE'),
  person(3, 'attendee', 'PT'),
  person(4, 'attendee', null),
]
const effect = directoryEffect({ document, model: standardModel }, people)

test('each person is decided by the first row that fits', () => {
  expect(effect.rows).toEqual([
    { row: 'press', people: [1] },
    { row: 'abroad', people: [2] },
    { row: 'none', people: [] },
  ])
})

test('what people hold where a row looks is offered with counts, the most frequent first', () => {
  expect(effect.seen).toEqual([
    {
      by: 'country',
      values: [
        { value: 'DE', count: 2 },
        { value: 'PT', count: 1 },
      ],
    },
    { by: 'city', values: [] },
  ])
})
