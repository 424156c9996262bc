import { describe, expect, test } from 'vitest'
import { saidOf } from './check/testing.ts'
import { mappingDocument, type MappingDocumentInput } from './document.ts'
import { hashOf } from './hash.ts'
import { tryTestPeople } from './test-people.ts'
import { answered, testDocument, testModel, testRecord } from './testing-orders.ts'

type Row = NonNullable<NonNullable<MappingDocumentInput['testPeople']>['rows']>[number]

const withPeople = (rows: Row[]) => mappingDocument.parse({ ...testDocument, testPeople: { rows } })

/** What is said of one test person called Ada. */
function said(record: object, expect: Row['expect']): string[] {
  const person = { id: 'a', name: 'Ada', record: { ...record }, expect }
  return tryTestPeople(withPeople([person]), testModel).map(({ text }) => text)
}

test('a test person who comes out as agreed is no problem', () => {
  expect(
    said(testRecord({ item: 1346 }), {
      userTypes: ['speaker'],
      tags: ['vip'],
      directory: 'yes',
      fields: {
        city: 'lisbon',
        seats: '1.5',
        diet: 'Vegetarian',
        arrival: '2027-12-31',
        phone: '',
      },
    }),
  ).toEqual([])
  expect(said(testRecord({}, { status: 'c' }), { result: 'left out' })).toEqual([])
  expect(said(testRecord({ item: 'VIP2' }), { result: 'held' })).toEqual([])
  expect(said(testRecord(answered({ NEWS: 'yes' })), { fields: { newsletter: 'yes' } })).toEqual([])
  expect(said(testRecord({}), { fields: { website: 'blank' } })).toEqual([])
})

describe('one who does not is told with both', () => {
  test.each([
    [
      {},
      { userTypes: ['speaker'] },
      ["Test person 'Ada' should come in as Speaker, and comes in as Attendee."],
    ],
    [
      {},
      { result: 'left out' as const },
      ["Test person 'Ada' should be left out, and comes in as Attendee."],
    ],
    [
      { item: 'VIP2' },
      { userTypes: ['speaker'] },
      [
        "Test person 'Ada' should come in as Speaker, and is held: Item or voucher is 'VIP2': no row of the user types names it.",
      ],
    ],
    [
      { addon_to: 1 },
      { result: 'held' as const },
      [
        "Test person 'Ada' should be held, and is left out: Left out by 'Add-ons': Addon to is '1'.",
      ],
    ],
    [
      { item: 1347 },
      {
        userTypes: ['staff'],
        tags: ['vip', 'first_time'],
        directory: 'yes' as const,
        fields: { city: 'Porto', website: 'example.org' },
      },
      [
        "Test person 'Ada' should be tagged VIP, First time, and has no tag.",
        "Test person 'Ada' should be in the directory, and is not.",
        "Test person 'Ada' should have 'Porto' as City, and has 'Lisbon'.",
        "Test person 'Ada' should have 'example.org' as Website, and has nothing.",
      ],
    ],
    [
      {},
      { fields: { city: 'Blank' } },
      ["Test person 'Ada' should have nothing as City, and has 'Lisbon'."],
    ],
    [
      { item: 1346 },
      { tags: ['first_time'], directory: 'no' as const },
      [
        "Test person 'Ada' should be tagged First time, and is tagged VIP.",
        "Test person 'Ada' should not be in the directory, and is.",
      ],
    ],
  ])('%j expecting %j', (changes, expected, texts) => {
    expect(said(testRecord(changes), expected)).toEqual(texts)
  })
})

test('whoever has a day is tried on that day', () => {
  const codes = {
    sources: ['code'],
    rows: [{ id: 'vip', code: 'VIP', until: '2027-05-31', userTypes: ['speaker'] }],
  }
  const person = (id: string, on: string | null, userTypes: string[]): Row => ({
    id,
    name: id,
    record: { id: 1, code: 'VIP' },
    on,
    expect: { userTypes },
  })
  const document = mappingDocument.parse({
    format: 1,
    identity: { externalId: { sources: ['id'] } },
    userTypes: { everybody: ['attendee'], codes: { ...codes, expired: 'ignore' } },
    testPeople: {
      rows: [
        person('before', '2027-05-31', ['speaker', 'attendee']),
        person('after', '2027-06-01', ['speaker', 'attendee']),
        person('whenever', null, ['attendee']),
      ],
    },
  })
  expect(tryTestPeople(document, testModel)).toEqual([
    {
      severity: 'problem',
      tab: 'testPeople',
      row: 'after',
      column: 'expect',
      text: "Test person 'after' should come in as Speaker, Attendee, and comes in as Attendee.",
    },
  ])
})

test('an expectation of what the platform does not have is a problem of its own', () => {
  const agreed = { userTypes: ['spekaer'], tags: ['vipp'], fields: { citty: 'Cork' } }
  const rows = [{ id: 'a', name: 'Ada', record: { id: 1 }, expect: agreed }]
  expect(saidOf({ testPeople: { rows } })).toEqual([
    "problem testPeople/a/expect: 'spekaer' is not a user type of the platform; did you mean 'speaker'?",
    "problem testPeople/a/expect: 'vipp' is not a tag of the platform; did you mean 'vip'?",
    "problem testPeople/a/expect: 'citty' is not a field of the platform; did you mean 'city'?",
  ])
})

test('test people change nothing of what runs', () => {
  const rows = [{ id: 'a', name: 'Ada', record: { id: 1 } }]
  expect(hashOf(withPeople(rows))).toBe(hashOf(withPeople([])))
})

test('many people on many days are tried in bounded time, and whoever is not is named', () => {
  const day = (at: number) => new Date(Date.UTC(2027, 0, 1 + at)).toISOString().slice(0, 10)
  const rows = Array.from({ length: 400 }, (_, at) => ({
    id: `code${at}`,
    code: `CODE ${at}`,
    from: day(at),
  }))
  const people = Array.from({ length: 400 }, (_, at) => ({
    id: `person${at}`,
    name: `Person ${at}`,
    record: testRecord(),
    on: day(at),
    expect: { userTypes: ['attendee'] },
  }))
  const document = mappingDocument.parse({
    ...testDocument,
    userTypes: { ...testDocument.userTypes, codes: { sources: ['code'], rows } },
    testPeople: { rows: people },
  })
  const found = tryTestPeople(document, testModel)
  expect(found).toHaveLength(380)
  expect(found[0]?.text).toBe(
    "Test person 'Person 20' was not tried: the test people look at more than 20 different stretches of days; take fewer days.",
  )
})
