import { expect, test } from 'vitest'
import type { Preview, PreviewPerson } from '../program.ts'
import { peopleOf } from './view.ts'

const person = (id: number, more: Partial<PreviewPerson> = {}): PreviewPerson => ({
  id,
  records: [id],
  status: 'in',
  name: `Person ${id}`,
  email: null,
  userTypes: ['attendee'],
  tags: [],
  groups: [],
  access: [],
  directory: true,
  reason: null,
  row: null,
  value: null,
  ...more,
})

const reading = { filled: 0, blank: [], held: [], examples: [] }
const preview = {
  people: [
    person(1, { records: [1, 4], groups: ['board'], access: ['hall'] }),
    person(2, { status: 'held', userTypes: [], reason: 'Waits', row: { tab: 'fields', row: 'a' } }),
    person(3, { status: 'left out', tags: ['gala'], row: { tab: 'population', row: 'cancelled' } }),
  ],
  identity: {
    externalId: reading,
    email: { ...reading, blank: [4] },
    shared: [],
    joined: [1],
  },
  rules: [],
  directory: { rows: [{ row: 'press', people: [1] }], seen: [] },
  fields: [{ row: 'job.title', effect: { ...reading, blank: [1, 2], held: [2] } }],
} as unknown as Preview

test.each([
  ['in', [1]],
  ['held', [2]],
  ['left-out', [3]],
  ['joined', [1]],
  ['rule.cancelled', [3]],
  ['rule.other', []],
  ['type.attendee', [1, 3]],
  ['types.speaker.attendee', [1, 3]],
  ['tag.gala', [3]],
  ['group.board', [1]],
  ['access.hall', [1]],
  ['visibility.press', [1]],
  ['visibility.other', []],
  ['hidden', []],
  ['blank.email', [1]],
  ['blank.job.title', [1, 2]],
  ['waits.job.title', [2]],
])('%s shows its people', (view, ids) => {
  expect(peopleOf(view, preview)?.people.map(({ id }) => id)).toEqual(ids)
})

test('other views show no people', () => {
  expect(peopleOf('problems', preview)).toBeNull()
})
