import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { gather, type Gathering, type GatherRecord } from './gather.ts'
import type { Included } from './result.ts'

const gathering: Gathering = {
  combine: 'union',
  rank: ['staff', 'speaker', 'attendee'],
  precedence: [['attendee'], ['speaker'], ['staff']],
  everybody: [],
  composesDisplayName: true,
}

function result(changes: Partial<Included>): Included {
  return {
    status: 'included',
    externalId: 'A',
    email: 'noor@example.org',
    personKey: 'mail:noor@example.org noor okafor',
    values: {},
    userTypes: [],
    tags: [],
    directory: true,
    ...changes,
  }
}

test('several records of one person become one', () => {
  const records: GatherRecord[] = [
    {
      recordNumber: 7,
      result: result({
        externalId: 'B',
        userTypes: ['attendee'],
        tags: ['vip'],
        values: { given_name: 'Noor', family_name: 'Okafor', city: 'Cork', seats: 0 },
        directory: false,
      }),
    },
    {
      recordNumber: 3,
      result: result({
        externalId: 'A',
        userTypes: ['speaker'],
        tags: ['chair', 'vip'],
        values: { given_name: 'Nour', family_name: null, city: null, seats: null },
      }),
    },
  ]
  expect(gather(records, gathering)).toEqual({
    personKey: 'mail:noor@example.org noor okafor',
    externalIds: ['A', 'B'],
    email: 'noor@example.org',
    values: {
      given_name: 'Nour',
      family_name: 'Okafor',
      display_name: 'Nour Okafor',
      city: 'Cork',
      seats: 0,
    },
    userTypes: ['speaker', 'attendee'],
    tags: ['chair', 'vip'],
    directory: true,
  })
})

describe('user types of several records', () => {
  const records = [
    { recordNumber: 1, result: result({ userTypes: ['speaker', 'attendee'] }) },
    { recordNumber: 2, result: result({ userTypes: ['staff'] }) },
  ]
  test.each([
    ['union', [], ['staff', 'speaker', 'attendee']],
    ['highest', [], ['staff']],
    ['highest', ['attendee'], ['staff', 'attendee']],
    // Without what everybody gets, the first record gives speaker, whose row comes before that of staff.
    ['first', ['attendee'], ['speaker', 'attendee']],
  ] as const)('combine by %s, everybody %j: %j', (combine, everybody, expected) => {
    expect(gather(records, { ...gathering, combine, everybody }).userTypes).toEqual(expected)
  })
})

test('a display name of its own is kept', () => {
  const records = [
    {
      recordNumber: 1,
      result: result({ values: { display_name: 'Captain', given_name: 'Noor' } }),
    },
  ]
  expect(gather(records, { ...gathering, composesDisplayName: false }).values['display_name']).toBe(
    'Captain',
  )
})

test('the order in which the records come has no meaning', () => {
  const value = fc.option(fc.oneof(fc.string(), fc.integer(), fc.boolean()))
  const included = fc.record({
    externalId: fc.string({ minLength: 1, maxLength: 2 }),
    email: fc.option(fc.constantFrom('a@example.org', 'b@example.org')),
    values: fc.record({ given_name: value, family_name: value, city: value }),
    userTypes: fc.subarray(['staff', 'speaker', 'attendee', 'odd']),
    tags: fc.subarray(['a', 'b', 'c']),
    directory: fc.boolean(),
  })
  const records = fc
    .array(included, { minLength: 1, maxLength: 6 })
    .map((list) => list.map((changes, recordNumber) => ({ recordNumber, result: result(changes) })))
  const shuffled = records.chain((list) =>
    fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
  )
  fc.assert(
    fc.property(
      shuffled,
      fc.constantFrom('union', 'highest', 'first'),
      ([list, other], combine) => {
        expect(gather(other, { ...gathering, combine })).toEqual(
          gather(list, { ...gathering, combine }),
        )
      },
    ),
  )
})
