import { expect, test } from 'vitest'
import { mappingDocument } from '../mapping/core/document.ts'
import { standardModel } from '../mapping/core/platform-model.ts'
import type { Bridge } from './bridge.ts'
import { bridgeView } from './bridge-view.ts'

const document = mappingDocument.parse({
  format: 1,
  population: {
    rows: [
      {
        id: 'out',
        name: 'Cancelled',
        source: 'status',
        when: 'is one of',
        values: ['c'],
        decision: 'leave out',
      },
    ],
  },
  fields: { rows: [{ id: 'f1', field: 'country', sources: ['land'] }] },
  userTypes: { sources: ['ticket_type'], else: 'hold' },
})
const bridge: Bridge = {
  total: 10,
  vendorTotal: null,
  withoutId: 0,
  leftOut: [
    { row: { tab: 'population', row: 'out' }, text: "Left out by 'Cancelled'", count: 2 },
    { row: { tab: 'userTypes', row: 'else' }, text: 'No type', count: 1 },
  ],
  held: [],
  duplicates: 0,
  heldWhenJoined: 0,
  people: 7,
  byUserType: [
    { userType: 'attendee', count: 6 },
    { userType: 'gone', count: 1 },
  ],
}
const heldBy = (term: Pick<Bridge['held'][number], 'row' | 'code' | 'value'>) =>
  bridgeView(
    { ...bridge, held: [{ text: 'An example', count: 1, ...term }] },
    { document, model: standardModel },
  ).held[0]

test('what is left out goes by the name of its rule, and user types by their labels', () => {
  const view = bridgeView(bridge, { document, model: standardModel })
  expect(view.leftOut.map(({ label, count }) => [label, count])).toEqual([
    ['Cancelled', 2],
    ['Ticket type of no user type', 1],
  ])
  expect(view.byUserType.map(({ label }) => label)).toEqual(['Attendee', 'gone'])
})

test.each([
  [
    'Country cannot be read',
    { row: { tab: 'fields', row: 'f1' }, code: 'value-unreadable', value: null },
  ],
  [
    "Ticket type 'VIP2' is in no row",
    { row: { tab: 'userTypes', row: 'else' }, code: 'user-type-unknown', value: 'VIP2' },
  ],
  [
    'E-mail is missing',
    { row: { tab: 'identity', row: 'email' }, code: 'email-missing', value: null },
  ],
  ['Cancelled', { row: { tab: 'population', row: 'out' }, code: 'population-rule', value: null }],
] as const)('%s', (label, term) => {
  expect(heldBy(term)).toMatchObject({ label, example: 'An example' })
})
