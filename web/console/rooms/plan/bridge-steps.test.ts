import { expect, test } from 'vitest'
import type { Bridge } from '../project/queries.ts'
import { bridgeSteps } from './bridge-steps.ts'

const bridge: Bridge = {
  total: 100,
  vendorTotal: 60,
  withoutId: 2,
  leftOut: [
    { label: 'Cancelled', row: { tab: 'population', row: 'out' }, count: 20 },
    { label: 'Never met', row: { tab: 'population', row: 'none' }, count: 0 },
  ],
  held: [
    {
      label: "Ticket 'VIP2' is in no row",
      row: { tab: 'userTypes', row: 'else' },
      code: 'user-type-unknown',
      value: 'VIP2',
      count: 5,
      example: 'x',
    },
  ],
  duplicates: 3,
  heldWhenJoined: 1,
  people: 69,
  byUserType: [],
}

test('the bars of the bridge stand end to end, from the total down to the people', () => {
  const steps = bridgeSteps(bridge, 'Quayside')
  expect(steps.map(({ kind, from, to }) => [kind, from, to])).toEqual([
    ['total', 0, 100],
    ['left out', 98, 100],
    ['left out', 78, 98],
    ['held', 73, 78],
    ['duplicates', 70, 73],
    ['held', 69, 70],
    ['people', 0, 69],
  ])
})

test('each term names the people that it opens', () => {
  const steps = bridgeSteps(bridge, 'Quayside')
  expect(steps.find(({ label }) => label === 'Cancelled')?.term).toEqual({
    term: 'leftOut',
    tab: 'population',
    row: 'out',
  })
  expect(steps.find(({ kind }) => kind === 'held')?.term).toEqual({
    term: 'held',
    tab: 'userTypes',
    row: 'else',
    code: 'user-type-unknown',
    value: 'VIP2',
  })
})
