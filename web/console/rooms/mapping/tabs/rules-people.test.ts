import { expect, test } from 'vitest'
import { peopleOf } from '../panel/view.ts'
import type { Preview } from '../program.ts'

const preview = {
  people: [1, 2, 3, 4].map((id) => ({ id, records: [id], name: `Person ${id}` })),
  identity: {},
  fields: [],
  rules: [
    {
      table: 'roles',
      asked: 4,
      rows: [
        { row: 'gold', people: [1, 2], taken: [], shared: [1] },
        { row: 'dutch', people: [3], taken: [1], shared: [1] },
      ],
      none: [4],
      several: [{ numbers: [1, 2, 5], people: [1] }],
    },
  ],
} as unknown as Preview

test.each([
  ['ruled.gold', [1, 2]],
  ['ruled.silver', []],
  ['ruled-taken.dutch', [1]],
  ['ruled-shared.gold', [1]],
  ['ruled-none.roles', [4]],
  ['ruled-several.roles', [1]],
])('the view %s shows the people %j', (view, ids) => {
  expect(peopleOf(view, preview)?.people.map(({ id }) => id)).toEqual(ids)
})

test('of several rows that fit it is said which', () => {
  expect(peopleOf('ruled-several.roles', preview)?.about).toBe('Rows 1, 2 and 5 fit 1 person.')
})
