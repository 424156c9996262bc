import { describe, expect, test } from 'vitest'
import { overused } from './access-codes.ts'
import { compile, type MapResult } from '../compile.ts'
import { mappingDocument, type MappingDocumentInput } from '../document.ts'
import { testModel } from '../testing-orders.ts'

type Tab = NonNullable<MappingDocumentInput['userTypes']>

const codes: NonNullable<Tab['codes']> = {
  sources: ['codes', 'voucher'],
  usedOn: 'bought',
  rows: [
    { id: 'vip', code: 'VIP24', userTypes: ['speaker'], tags: ['vip'], access: ['lounge'] },
    { id: 'crew', code: 'CREW', userTypes: ['staff'], groups: ['crew'], directory: 'no' },
    { id: 'dinner', code: 'DINNER', access: ['dinner', 'bar'] },
    {
      id: 'spring',
      code: 'Spring',
      from: '2027-03-01',
      until: '2027-05-31',
      tags: ['first_time'],
    },
  ],
}

const document = (tab: Partial<Tab>) =>
  mappingDocument.parse({
    format: 1,
    identity: { externalId: { sources: ['id'] } },
    userTypes: {
      sources: ['ticket'],
      rows: [{ id: 'regular', from: ['Regular'], userTypes: ['attendee'], groups: ['guests'] }],
      codes,
      ...tab,
    },
  })

const tried = (record: object, tab: Partial<Tab> = {}, asOf?: string): MapResult =>
  compile(document(tab), testModel, asOf).map({ id: '1', ticket: 'Regular', ...record })

test('what a code gives comes on top of what the ticket gives', () => {
  expect(tried({ codes: ['vip24 ', 'DINNER', 'VIP24'] })).toMatchObject({
    status: 'included',
    userTypes: ['speaker', 'attendee'],
    tags: ['vip'],
    groups: ['guests'],
    access: ['bar', 'dinner', 'lounge'],
    directory: true,
    codes: ['dinner', 'vip'],
  })
})

test('a code may keep its people out of the directory', () => {
  expect(tried({ voucher: 'crew' })).toMatchObject({
    userTypes: ['staff', 'attendee'],
    groups: ['crew', 'guests'],
    directory: false,
  })
})

test('without another source the codes apply alone', () => {
  const alone = { sources: [], rows: [], everybody: ['attendee'] }
  expect(tried({ voucher: 'VIP24' }, alone)).toMatchObject({ userTypes: ['speaker', 'attendee'] })
  expect(tried({}, alone)).toMatchObject({ userTypes: ['attendee'], codes: [] })
})

describe('several user types', () => {
  test.each([
    ['union', ['staff', 'speaker', 'attendee']],
    ['highest', ['staff']],
    ['first', ['staff']],
  ] as const)('by %s: %j', (combine, userTypes) => {
    expect(tried({ codes: ['VIP24', 'CREW'] }, { combine })).toMatchObject({ userTypes })
  })

  test('where the first counts, a code goes before every row, but only if it was used', () => {
    const rows = [
      { id: 'regular', from: ['Regular'], userTypes: ['attendee'] },
      { id: 'talk', from: ['Talk'], userTypes: ['speaker'] },
    ]
    const first = { combine: 'first', rows } as const
    expect(tried({ voucher: 'VIP24' }, first)).toMatchObject({ userTypes: ['speaker'] })
    expect(tried({ ticket: ['Regular', 'Talk'] }, first)).toMatchObject({
      userTypes: ['attendee'],
    })
    expect(tried({ ticket: ['Talk', 'Regular'], voucher: 'DINNER' }, first)).toMatchObject({
      userTypes: ['attendee'],
    })
  })
})

describe('a record without a ticket that is known', () => {
  test.each([
    ['hold', null, 'VIP24', { status: 'included', userTypes: ['speaker'] }],
    ['hold', null, 'DINNER', { status: 'held', code: 'user-type-missing' }],
    ['hold', 'Odd', 'VIP24', { status: 'held', code: 'user-type-unknown' }],
    ['leave out', 'Odd', 'VIP24', { status: 'included', userTypes: ['speaker'] }],
    ['leave out', 'Odd', 'DINNER', { status: 'excluded' }],
    [
      { userTypes: ['press'] },
      'Odd',
      'VIP24',
      { status: 'included', userTypes: ['speaker', 'press'] },
    ],
    [
      { userTypes: ['press'] },
      null,
      'DINNER',
      { status: 'included', userTypes: ['press'], access: ['bar', 'dinner'] },
    ],
  ] as const)('else %j, ticket %j and code %j: %j', (otherwise, ticket, voucher, expected) => {
    const tab: Partial<Tab> = {
      else: typeof otherwise === 'string' ? otherwise : { userTypes: ['press'] },
    }
    expect(tried({ ticket, voucher }, tab)).toMatchObject(expected)
  })
})

test('a code that no row names gives nothing, or holds with the row to be added', () => {
  expect(tried({ voucher: 'SUMMER' })).toMatchObject({ status: 'included', codes: [] })
  expect(tried({ voucher: 'SUMMER' }, { codes: { ...codes, else: 'hold' } })).toEqual({
    status: 'held',
    row: { tab: 'userTypes', row: 'codes', column: 'else' },
    code: 'code-unknown',
    text: "Codes or voucher is 'SUMMER': not among the access codes",
    externalId: '1',
    suggestion: { tab: 'userTypes', table: 'codes', from: 'SUMMER' },
  })
})

describe('a code that has days', () => {
  test.each([
    ['2027-03-01', true],
    ['2027-05-31T23:59:00+02:00', true],
    ['2027-05-31 09:00', true],
    ['2027-06-01', false],
    ['2027-02-28', false],
  ])('used on %s counts: %s', (bought, counts) => {
    const result = tried({ voucher: 'SPRING', bought })
    expect(result.status).toBe(counts ? 'included' : 'held')
  })

  test('is judged by the day of the mapping where the record says none that can be read', () => {
    expect(tried({ voucher: 'SPRING' }, {}, '2027-04-01')).toMatchObject({ codes: ['spring'] })
    expect(tried({ voucher: 'SPRING', bought: 'in May' }, {}, '2027-06-01')).toEqual({
      status: 'held',
      row: { tab: 'userTypes', row: 'spring', column: 'until' },
      code: 'code-expired',
      text: "Codes or voucher is 'Spring': this code could be used until 2027-05-31, and was used on 2027-06-01",
      externalId: '1',
    })
    expect(tried({ voucher: 'SPRING', bought: '2027-01-01' })).toMatchObject({
      row: { row: 'spring', column: 'from' },
      text: "Codes or voucher is 'Spring': this code can be used from 2027-03-01 on, and was used on 2027-01-01",
    })
  })

  test('gives nothing outside its days where the tab ignores that, and without a day to judge by', () => {
    const ignored = { codes: { ...codes, expired: 'ignore' as const } }
    expect(tried({ voucher: 'SPRING', bought: '2028-01-01' }, ignored)).toMatchObject({ codes: [] })
    expect(tried({ voucher: 'SPRING' })).toMatchObject({ status: 'included', codes: [] })
  })
})

test('the explanation names the codes that counted, and the day by which', () => {
  const mapping = compile(document({}), testModel, '2027-04-01')
  const { codes: trace } = mapping.explain({ id: '1', ticket: 'Regular', voucher: 'Spring' })
  expect(trace).toMatchObject({
    sources: [
      { path: 'codes', value: null, taken: false },
      { path: 'voucher', value: 'Spring', taken: true },
    ],
    rows: [{ row: { tab: 'userTypes', row: 'spring' }, value: 'Spring', on: '2027-04-01' }],
  })
})

test('of more people than may use a code, those who come last are held', () => {
  const limited = document({
    codes: {
      rows: [
        { id: 'vip', code: 'VIP24', mostUses: 2 },
        { id: 'open', code: 'OPEN' },
        { id: 'once', code: 'ONCE', mostUses: 1 },
      ],
    },
  })
  const uses = [
    { personKey: 'ada', codes: ['vip', 'open'] },
    { personKey: 'ada', codes: ['vip'] },
    { personKey: 'ben', codes: ['open', 'once'] },
    { personKey: 'cleo', codes: ['vip'] },
    { personKey: 'dora', codes: ['vip', 'open'] },
    { personKey: 'ada', codes: ['once'] },
  ]
  expect(Object.fromEntries(overused(uses, limited))).toEqual({
    ada: {
      row: { tab: 'userTypes', row: 'once', column: 'mostUses' },
      text: "Code 'ONCE' may be used by 1 person and 2 used it; this person came later.",
    },
    dora: {
      row: { tab: 'userTypes', row: 'vip', column: 'mostUses' },
      text: "Code 'VIP24' may be used by 2 people and 3 used it; this person came later.",
    },
  })
})
