import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compile } from './compile.ts'
import {
  emptyDocument,
  mappingDocument,
  type MappingDocument,
  type MappingDocumentInput,
} from './document.ts'
import { standardModel } from './platform-model.ts'
import type { Json, SourceRecord } from './record.ts'
import { answered, testDocument, testModel, testRecord } from './testing-orders.ts'

const mapping = compile(testDocument, testModel)

/** The test document with some of its tabs replaced. */
function changed(tabs: Omit<Partial<MappingDocumentInput>, 'format'>): MappingDocument {
  return mappingDocument.parse({ ...testDocument, ...tabs })
}

test('a record becomes a person', () => {
  expect(mapping.map(testRecord())).toEqual({
    status: 'included',
    externalId: 'POS-23442',
    email: 'noor.okafor@example.org',
    personKey: 'mail:noor.okafor@example.org noor okafor',
    values: {
      given_name: 'Noor',
      family_name: 'Okafor',
      display_name: 'Noor Okafor',
      job_title: 'Head of R&D',
      organization: 'Harbour Institute',
      city: 'Lisbon',
      country: 'PT',
      phone: '+351 91 000 00 00',
      website: null,
      biography: null,
      arrival: '2027-12-31',
      newsletter: null,
      seats: 1.5,
      diet: 'vegetarian',
    },
    userTypes: ['attendee'],
    tags: [],
    groups: [],
    access: [],
    directory: true,
    codes: [],
  })
})

test('a record that has changed since it was mapped is read anew', () => {
  const record = testRecord(answered({ JOB: 'Captain' }))
  expect(mapping.map(record)).toMatchObject({ values: { job_title: 'Captain' } })
  Object.assign(record['answers'] ?? {}, answered({ DIET: 'Vegan', JOB: 'Pilot' })['answers'])
  expect(mapping.map(record)).toMatchObject({ values: { job_title: 'Pilot' } })
})

describe('population', () => {
  test.each([
    [{ status: 'c' }, 'cancelled', "Left out by 'Cancelled orders': Status is 'c'"],
    [{ status: ' C ' }, 'cancelled', "Left out by 'Cancelled orders': Status is ' C '"],
    [{ testmode: true }, 'test', "Left out by 'Test orders': Testmode is 'true'"],
    [{ status: 'e' }, 'paid', "Left out by 'Paid orders': Status is 'e'"],
    [{ status: null }, 'paid', "Left out by 'Paid orders': Status is blank"],
  ])('an order with %j is left out by %s', (order, row, text) => {
    expect(mapping.map(testRecord({}, order))).toEqual({
      status: 'excluded',
      row: { tab: 'population', row },
      text,
      externalId: 'POS-23442',
    })
  })

  test('a row may hold instead', () => {
    expect(mapping.map(testRecord({}, { status: 'n' }))).toMatchObject({
      status: 'held',
      code: 'population-rule',
      row: { tab: 'population', row: 'unpaid' },
      text: "Held by 'Not paid yet': Status is 'n'",
    })
  })

  test('the first row that decides is the reason', () => {
    const result = mapping.map(testRecord({ addon_to: 1 }, { status: 'c', testmode: true }))
    expect(result).toMatchObject({ row: { row: 'cancelled' } })
  })

  test.each([
    ['is one of', ['A', 'b'], 'a', true],
    ['is one of', ['a'], ['x', 'A '], true],
    ['is one of', ['a'], null, false],
    ['is one of', ['é'], 'É', true],
    ['is not one of', ['a'], 'b', true],
    ['is not one of', ['a'], ['a', 'b'], false],
    ['is not one of', ['a'], null, true],
    ['is blank', [], ' ', true],
    ['is blank', [], ['', null], true],
    ['is blank', [], 0, false],
    ['is blank', [], false, false],
    ['is not blank', [], {}, false],
    ['is not blank', [], { a: 1 }, true],
    ['starts with', ['VIP'], 'vip gold', true],
    ['starts with', ['VIP'], 'a vip', false],
    ['contains', ['gold'], 'VIP Gold', true],
    ['is yes', [], true, true],
    ['is yes', [], 'Ja', true],
    ['is yes', [], 1, true],
    ['is yes', [], 'perhaps', false],
    ['is no', [], 'false', true],
    ['is no', [], null, false],
  ] as const)('%s %j meets %j: %s', (when, values, value, meets) => {
    const row = {
      id: 'r',
      name: 'R',
      source: 'kind',
      when,
      values: [...values],
      decision: 'leave out' as const,
    }
    const { map } = compile(changed({ population: { rows: [row] } }), testModel)
    const result = map(testRecord({ kind: structuredClone(value) as Json }))
    expect(result.status).toBe(meets ? 'excluded' : 'included')
  })
})

describe('identity', () => {
  test('the e-mail is the first that is not blank', () => {
    expect(mapping.map(testRecord({ attendee_email: null }))).toMatchObject({
      email: 'buyer@example.org',
    })
  })

  test.each([
    [
      { id: null },
      'external-id-missing',
      'External id is blank, so the record cannot be told apart',
    ],
    [
      { id: ' ' },
      'external-id-missing',
      'External id is blank, so the record cannot be told apart',
    ],
    [{ id: 'x'.repeat(250) }, 'external-id-too-long', /more than 200 characters/u],
    [{ id: [1, 2] }, 'value-unreadable', /2 values where there is room for one/u],
    [{ attendee_email: 'noor@' }, 'email-invalid', "E-mail is 'noor@': not an e-mail address"],
  ])('%j is held: %s', (changes, code, text) => {
    const result = mapping.map(testRecord(changes))
    expect(result).toMatchObject({ status: 'held', code, text: expect.stringMatching(text) })
  })

  test('without an e-mail a person is known by the external id', () => {
    const result = mapping.map(testRecord({ attendee_email: null }, { email: '' }))
    expect(result).toMatchObject({ email: null, personKey: 'id:POS-23442' })
  })

  test('a missing e-mail is held where the document says so', () => {
    const { map } = compile(
      changed({ identity: { ...testDocument.identity, missingEmail: 'hold' } }),
      testModel,
    )
    expect(map(testRecord({ attendee_email: null }, { email: null }))).toMatchObject({
      code: 'email-missing',
      row: { tab: 'identity', row: 'email' },
    })
  })

  test('two records of one e-mail and one name are one person, however the name is written', () => {
    const key = (given: string, id: number) => {
      const result = mapping.map(
        testRecord({ id, attendee_name_parts: { given_name: given, family_name: 'Okafor' } }),
      )
      return result.status === 'included' ? result.personKey : null
    }
    expect(key('Ｎｏｏｒ', 1)).toBe(key('NOOR ', 2))
    expect(key('Noor', 1)).not.toBe(key('Amara', 1))
  })

  test('the external id alone may decide', () => {
    const { map } = compile(
      changed({ identity: { ...testDocument.identity, samePerson: 'external id' } }),
      testModel,
    )
    expect(map(testRecord())).toMatchObject({ personKey: 'id:POS-23442' })
  })
})

describe('user types', () => {
  test.each([
    [{ item: 1346 }, ['speaker'], ['vip'], true],
    [{ item: '1345', voucher: 'spring10' }, ['attendee'], ['first_time'], true],
    [{ item: 1345, voucher: 'Speaker-Code' }, ['speaker', 'attendee'], ['vip'], true],
    [{ item: [1347, 1345] }, ['staff', 'attendee'], [], false],
  ])('%j makes %j with tags %j', (changes, userTypes, tags, directory) => {
    expect(mapping.map(testRecord(changes))).toMatchObject({ userTypes, tags, directory })
  })

  test('a new value holds its people and suggests a row', () => {
    expect(mapping.map(testRecord({ item: 9999 }))).toEqual({
      status: 'held',
      row: { tab: 'userTypes', row: 'else' },
      code: 'user-type-unknown',
      text: "Item or voucher is '9999': no row of the user types names it",
      externalId: 'POS-23442',
      suggestion: { tab: 'userTypes', table: null, from: '9999' },
    })
  })

  test('no value at all is held too', () => {
    expect(mapping.map(testRecord({ item: null }))).toMatchObject({
      code: 'user-type-missing',
      text: 'Item or voucher is blank, so no user type can be found',
    })
  })

  test('whoever has no known value may be left out, or get a row', () => {
    const userTypes = testDocument.userTypes
    const leave = compile(changed({ userTypes: { ...userTypes, else: 'leave out' } }), testModel)
    expect(leave.map(testRecord({ item: 9 }))).toMatchObject({
      status: 'excluded',
      text: "Left out: item or voucher is '9', which no user type has",
    })
    expect(leave.map(testRecord({ voucher: 'X' }))).toMatchObject({ userTypes: ['attendee'] })
    const row = compile(
      changed({ userTypes: { ...userTypes, else: { userTypes: ['press'], directory: 'no' } } }),
      testModel,
    )
    expect(row.map(testRecord({ item: 9 }))).toMatchObject({
      userTypes: ['press'],
      directory: false,
    })
    expect(row.map(testRecord({ item: null }))).toMatchObject({ userTypes: ['press'] })
  })

  test.each([
    ['union', ['speaker', 'exhibitor', 'attendee']],
    ['highest', ['speaker', 'attendee']],
    ['first', ['exhibitor', 'attendee']],
  ] as const)(
    'several user types combine by %s, and everybody gets theirs besides',
    (combine, expected) => {
      const userTypes = {
        sources: ['items'],
        rows: [
          { id: 'z', from: ['booth'], userTypes: ['exhibitor'] },
          { id: 'a', from: ['talk'], userTypes: ['speaker'] },
        ],
        everybody: ['attendee'],
        combine,
      }
      const { map } = compile(changed({ userTypes }), testModel)
      expect(map(testRecord({ items: ['talk', 'booth'] }))).toMatchObject({ userTypes: expected })
    },
  )

  test('without a source everybody is what everybody is', () => {
    const { map } = compile(changed({ userTypes: { everybody: ['attendee'] } }), testModel)
    expect(map(testRecord({ item: 9 }))).toMatchObject({ userTypes: ['attendee'], directory: true })
  })
})

describe('fields', () => {
  test.each([
    [
      'a value that the table does not name',
      answered({ DIET: 'Keto' }),
      'value-unknown',
      { tab: 'values', row: 'diets' },
      "Diet is 'Keto': not in the value table 'Diets'",
    ],
    [
      'a date in another format',
      answered({ ARRIVAL: '31/31/2027' }),
      'value-unreadable',
      { tab: 'fields', row: 'arrival', column: 'steps' },
      "Arrival date is '31/31/2027': not a date in the formats DD.MM.YYYY or YYYY-MM-DD",
    ],
    [
      'a country that is none',
      answered({ COUNTRY: 'Holand' }),
      'value-unreadable',
      { tab: 'fields', row: 'country', column: 'steps' },
      "Country is 'Holand': not the name or code of a country",
    ],
    [
      'a required field that is blank',
      { attendee_name_parts: null, attendee_name: ' ' },
      'required-missing',
      { tab: 'fields', row: 'family', column: 'required' },
      'Family name is required, and the source has none',
    ],
    [
      'a text too long',
      { attendee_name_parts: { family_name: 'x'.repeat(101) } },
      'value-too-long',
      { tab: 'fields', row: 'family', column: 'tooLong' },
      `Family name is 'X${'x'.repeat(79)}…': 101 characters, and the platform has room for 100`,
    ],
    [
      'an object',
      answered({ WEB: { url: 'x' } }),
      'value-unreadable',
      { tab: 'fields', row: 'web', column: 'steps' },
      "Website is a group of fields: choose one of them with a dot in the source, such as 'name.first'",
    ],
  ])('%s holds the record', (_, changes, code, row, text) => {
    expect(mapping.map(testRecord(changes as SourceRecord))).toMatchObject({
      status: 'held',
      code,
      row,
      text,
      externalId: 'POS-23442',
    })
  })

  test('a held value of a table comes with the row that would let it through', () => {
    expect(mapping.map(testRecord(answered({ DIET: ' Keto' })))).toMatchObject({
      suggestion: { tab: 'values', table: 'diets', from: 'Keto' },
    })
  })

  test('an ignored value is blank', () => {
    expect(mapping.map(testRecord(answered({ DIET: '-' })))).toMatchObject({
      values: { diet: null },
    })
  })

  test('a text too long is cut where the row says so', () => {
    const result = mapping.map(testRecord(answered({ JOB: '😀'.repeat(250) })))
    expect(result).toMatchObject({ values: { job_title: '😀'.repeat(200) } })
  })

  test('combining recipes get all sources', () => {
    expect(mapping.map(testRecord({ company: 'Quay Ltd' }))).toMatchObject({
      values: { organization: 'Quay Ltd / Harbour Institute' },
    })
  })

  test('a field shows its policies for the merge, in the order of the platform', () => {
    expect(mapping.fields.map(({ field }) => field)).toEqual([
      'given_name',
      'family_name',
      'job_title',
      'organization',
      'city',
      'country',
      'phone',
      'website',
      'biography',
      'arrival',
      'newsletter',
      'seats',
      'diet',
      'display_name',
    ])
    expect(mapping.fields.find(({ field }) => field === 'newsletter')).toEqual({
      field: 'newsletter',
      row: 'news',
      write: 'always',
      blank: 'keep',
      default: false,
      show: { profile: true, directory: false, filter: false },
      locked: false,
      personal: false,
    })
  })

  test('rows for unknown fields and faulty paths bring nothing', () => {
    const rows = [
      { id: 'a', field: 'shoe_size', sources: ['id'] },
      { id: 'b', field: 'city', sources: ['['] },
    ]
    const { map, fields } = compile(changed({ fields: { rows } }), standardModel)
    expect(fields.map(({ field }) => field)).toEqual(['city', 'display_name'])
    expect(map(testRecord())).toMatchObject({ values: { city: null, display_name: null } })
  })
})

describe('explain', () => {
  test('says which source won and what each step made of it', () => {
    const { fields } = mapping.explain(testRecord())
    expect(fields.find(({ field }) => field === 'family_name')).toEqual({
      field: 'family_name',
      row: { tab: 'fields', row: 'family' },
      sources: [
        { path: 'attendee_name_parts.family_name', value: 'okafor', taken: true },
        { path: 'attendee_name', value: 'Noor Okafor', taken: false },
      ],
      steps: [
        { recipe: 'collapse spaces', before: 'okafor', after: 'okafor' },
        { recipe: 'change case', before: 'okafor', after: 'Okafor' },
      ],
      valueRows: [],
      value: 'Okafor',
    })
    expect(fields.find(({ field }) => field === 'diet')).toMatchObject({
      value: 'vegetarian',
      valueRows: [{ tab: 'values', row: 'veg' }],
    })
  })

  test('says which rows of the other tabs were met', () => {
    const explanation = mapping.explain(testRecord({ voucher: 'SPRING10' }))
    expect(explanation.population.map(({ row, decided }) => [row.row, decided])).toEqual([
      ['cancelled', false],
      ['test', false],
      ['unpaid', false],
      ['paid', false],
      ['add-ons', false],
    ])
    expect(explanation.userTypes.rows).toEqual([
      { row: { tab: 'userTypes', row: 'regular' }, value: '1345' },
      { row: { tab: 'userTypes', row: 'spring' }, value: 'SPRING10' },
    ])
    expect(explanation.email.sources[1]).toEqual({
      path: 'original_record.email',
      value: 'buyer@example.org',
      taken: false,
    })
  })

  test('ends where the record was held', () => {
    const { fields, result } = mapping.explain(testRecord(answered({ COUNTRY: 'Holand' })))
    expect(fields.at(-1)).toMatchObject({
      field: 'country',
      steps: [{ recipe: 'country', before: 'Holand' }],
    })
    expect(result.status).toBe('held')
  })
})

/** Records that are near enough to the real ones to reach every step, and wild ones. */
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(
    '',
    ' ',
    'c',
    'P',
    'SPRING10',
    '31.12.2027',
    '2027-02-30',
    '1.234,5',
    'Côte d’Ivoire',
    'VEGAN',
    '-',
    '<p>a|b</p>',
    '&#0;',
    '\ud800',
    'NOOR@example.org',
    'x'.repeat(300),
  ),
)
const scalar = fc.oneof(
  text,
  fc.integer(),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
  fc.constantFrom(1345, 1346, 1347),
)
const anything = fc.oneof(
  { weight: 4, arbitrary: scalar },
  { weight: 1, arbitrary: fc.jsonValue() as fc.Arbitrary<Json> },
)
const near = fc
  .record(
    {
      id: anything,
      item: anything,
      voucher: anything,
      addon_to: fc.option(anything),
      attendee_name: anything,
      attendee_name_parts: fc.record({ given_name: anything, family_name: anything }),
      attendee_email: anything,
      company: anything,
      seats: anything,
      phones: fc.array(
        fc.record({ type: fc.constantFrom('work', 'mobile', 'home'), number: anything }),
      ),
      answers: fc.array(
        fc.record({
          question_identifier: fc.constantFrom(
            'JOB',
            'COUNTRY',
            'WEB',
            'BIO',
            'ARRIVAL',
            'NEWS',
            'DIET',
          ),
          answer: anything,
        }),
      ),
    },
    { requiredKeys: [] },
  )
  .map((changes) => testRecord(changes as SourceRecord))
const wild = fc.dictionary(fc.string(), fc.jsonValue()) as fc.Arbitrary<SourceRecord>
const record = fc.oneof({ weight: 5, arbitrary: near }, { weight: 1, arbitrary: wild })

/** The same with codes, tags of a column and visibility, on a day. */
const rich = changed({
  userTypes: {
    ...testDocument.userTypes,
    else: 'leave out',
    codes: {
      sources: ['voucher', 'seats'],
      usedOn: 'company',
      rows: [
        { id: 'spring', code: 'SPRING10', until: '2027-05-31', tags: ['vip'] },
        { id: 'one', code: '1,5', userTypes: ['speaker'], groups: ['choir'], access: ['hall'] },
      ],
    },
  },
  tags: {
    types: [{ id: 'jobs', name: 'Jobs', sources: ['answers[].answer'] }],
    rows: [{ id: 'v', key: 'vegan', label: 'Vegan', type: 'jobs' }],
  },
  visibility: { rows: [{ id: 'v', by: 'city', values: ['Lisbon'], directory: 'no' }] },
})

describe.each([
  ['', testDocument],
  [' with all tabs', rich],
])('for any record%s', (_, document) => {
  const mapping = compile(document, testModel, '2027-05-31')
  test('the result is the same each time, and explain gives the very result of map', () => {
    fc.assert(
      fc.property(record, (given) => {
        const before = structuredClone(given)
        const result = mapping.map(given)
        const explanation = mapping.explain(given)
        expect(explanation.result).toEqual(result)
        expect(compile(document, testModel, '2027-05-31').map(given)).toEqual(result)
        expect(given).toEqual(before)
        if (result.status !== 'included') return
        const explained = explanation.fields.map(({ field, value }) => [field, value])
        expect(Object.fromEntries(explained)).toEqual(result.values)
      }),
      { numRuns: 2000 },
    )
  })

  test('text comes out composed, without control characters and half characters', () => {
    fc.assert(
      fc.property(record, (given) => {
        const result = mapping.map(given)
        if (result.status !== 'included') return
        for (const value of Object.values(result.values)) {
          if (typeof value !== 'string') continue
          expect(value).toBe(value.normalize('NFC'))
          expect(value.isWellFormed()).toBe(true)
          expect(value).not.toMatch(/(?!\n|\t)\p{Cc}/u)
          expect(value).not.toBe('')
        }
      }),
      { numRuns: 1000 },
    )
  })

  test.each([
    ['an empty record', {}],
    [
      'keys that every object has',
      JSON.parse('{"__proto__": {"id": 1}, "constructor": 1, "toString": {"id": 2}}'),
    ],
    ['a number beyond all', testRecord({ id: JSON.parse('1e999'), seats: JSON.parse('1e999') })],
    [
      'lists in lists, a hundred thousand deep',
      testRecord({ id: deep(100_000), item: deep(100_000), company: deep(100_000) }),
    ],
    [
      'two million characters',
      testRecord({
        company: 'x'.repeat(2_000_000),
        attendee_name_parts: { family_name: ' '.repeat(2_000_000) },
        ...answered({ BIO: '<'.repeat(2_000_000) }),
      }),
    ],
    ['a document in tags', testRecord(answered({ BIO: '<script>'.repeat(100_000) }))],
  ])('%s is no exception', (_, given: SourceRecord) => {
    expect(['included', 'excluded', 'held']).toContain(mapping.map(given).status)
    expect(mapping.explain(given).result).toEqual(mapping.map(given))
  })

  test('an empty document holds everything for want of an external id', () => {
    const empty = compile(emptyDocument, standardModel)
    fc.assert(
      fc.property(record, (given) => {
        expect(empty.map(given)).toMatchObject({ code: 'external-id-missing' })
      }),
    )
  })
})

function deep(levels: number): Json {
  let list: Json = ['x']
  for (let level = 0; level < levels; level += 1) list = [list]
  return list
}
