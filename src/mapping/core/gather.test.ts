import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { gather, type Gathering, type GatherRecord } from './gather.ts'
import type { Included } from './result.ts'

const gathering: Gathering = {
  combine: 'union',
  rank: ['staff', 'speaker', 'attendee'],
  precedence: [['attendee'], ['speaker'], ['staff']],
  granting: new Set(['vip']),
  everybody: [],
  composesDisplayName: true,
  visibility: () => null,
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
    groups: [],
    access: [],
    directory: true,
    codes: [],
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
        groups: ['choir'],
        access: ['hall', 'dinner'],
        codes: ['vip'],
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
        groups: ['board', 'choir'],
        access: ['hall'],
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
    groups: ['board', 'choir'],
    access: ['dinner', 'hall'],
    directory: true,
    codes: ['vip'],
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

test('where the first counts, a record of whom a code makes something goes before the others', () => {
  const records = [
    { recordNumber: 1, result: result({ userTypes: ['attendee'], codes: ['dinner'] }) },
    { recordNumber: 2, result: result({ userTypes: ['staff'], codes: ['vip'] }) },
    { recordNumber: 3, result: result({ userTypes: ['speaker'], codes: ['vip'] }) },
  ]
  expect(gather(records, { ...gathering, combine: 'first' }).userTypes).toEqual(['staff'])
})

test('the visibility tab looks at the whole person, and shows nobody whom the user types keep out', () => {
  const visibility: Gathering['visibility'] = (values, userTypes) =>
    values['city'] === 'Cork' && userTypes.includes('staff')
      ? { id: 'hidden', directory: 'no' }
      : { id: 'shown', directory: 'yes' }
  const inCork = { recordNumber: 1, result: result({ values: { city: 'Cork' } }) }
  const staff = { recordNumber: 2, result: result({ userTypes: ['staff'] }) }
  const hidden = { recordNumber: 3, result: result({ directory: false }) }
  const shown = (records: GatherRecord[]) => gather(records, { ...gathering, visibility }).directory
  expect(shown([inCork])).toBe(true)
  expect(shown([inCork, staff])).toBe(false)
  expect(shown([hidden])).toBe(false)
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
    groups: fc.subarray(['a', 'b', 'c']),
    access: fc.subarray(['a', 'b', 'c']),
    codes: fc.subarray(['dinner', 'vip']),
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
