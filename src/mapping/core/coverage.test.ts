import { expect, test } from 'vitest'
import { profiled } from './check/testing.ts'
import { coverage } from './coverage.ts'
import { mappingDocument } from './document.ts'
import { standardModel } from './platform-model.ts'

const document = mappingDocument.parse({
  format: 1,
  population: {
    rows: [{ id: 'p', name: 'Paid', source: 'status', when: 'is blank', decision: 'leave out' }],
  },
  identity: { externalId: { sources: ['id'] }, email: { sources: ['contact.email'] } },
  fields: {
    rows: [
      { id: 'n', field: 'family_name', sources: ['name'] },
      { id: 'c', field: 'country', sources: ['country'], values: 'countries' },
      { id: 'd', field: '', sources: ['passport'], neverStore: true },
    ],
  },
  values: {
    tables: [
      {
        id: 'countries',
        name: 'Countries',
        rows: [{ id: 'nl', from: ['Holland', 'Netherlands'], to: 'NL' }],
        ignore: ['n/a'],
        else: 'blank',
      },
    ],
  },
  userTypes: {
    sources: ['ticket'],
    rows: [{ id: 'r', from: ['Regular'], userTypes: ['attendee'] }],
    codes: { sources: ['codes'], rows: [{ id: 'vip', code: 'VIP' }], usedOn: 'bought' },
  },
  rules: {
    tables: [
      {
        id: 't',
        name: 'T',
        columns: [
          { id: 'k1', of: 'source', reads: 'level' },
          { id: 'k2', of: 'field', reads: 'city' },
        ],
        rows: [{ id: 'r1', set: { city: '{address.town}, {region}' } }],
      },
    ],
  },
  tags: {
    types: [{ id: 'topics', name: 'Topics', sources: ['topic'] }],
    rows: [{ id: 'tides', key: 'tides', label: 'Tides', type: 'topics', from: ['Waves'] }],
  },
})

const fields = [
  profiled('id', [['1', 1]]),
  profiled('contact.email', [['a@example.org', 1]]),
  profiled('contact.fax', [['1', 1]]),
  profiled('name', [['Okafor', 9]]),
  profiled('status', [['paid', 9]]),
  profiled('country', [
    ['Holand', 3],
    ['holland', 2],
    ['N/A', 4],
  ]),
  profiled('ticket', [
    ['VIP2', 14],
    ['Regular', 80],
  ]),
  profiled('codes[]', [
    ['vip', 3],
    ['SUMMER', 2],
  ]),
  profiled('bought', [['2027-01-01', 5]]),
  profiled('level', [['1', 5]]),
  profiled('address.town', [['Cork', 5]]),
  profiled('region', [['Munster', 5]]),
  profiled('topic', [
    ['Knots', 2],
    ['TIDES', 7],
  ]),
  profiled('badge', [['blue', 5]]),
  profiled('empty', []),
]

test('both sides are told what the document leaves open', () => {
  expect(coverage(document, standardModel, { records: 100, fields })).toEqual({
    unfilled: [
      'Given name',
      'E-mail',
      'Job title',
      'Organization',
      'Phone',
      'Website',
      'Biography',
    ].map((label) => ({
      field: standardModel.fields.find((field) => field.label === label)?.key,
      label,
    })),
    unused: ['contact.fax', 'badge'],
    unnamed: [
      { tab: 'values', row: 'countries', value: 'Holand', count: 3 },
      { tab: 'userTypes', row: 'else', value: 'VIP2', count: 14 },
      { tab: 'userTypes', row: 'codes', value: 'SUMMER', count: 2 },
      { tab: 'tags', row: 'topics', value: 'Knots', count: 2 },
    ],
    unseen: [
      { tab: 'values', row: 'nl', value: 'Netherlands' },
      { tab: 'tags', row: 'tides', value: 'Waves' },
    ],
  })
})

test('without a profile only the platform side is told', () => {
  const told = coverage(document, standardModel)
  expect(told.unfilled).toHaveLength(7)
  expect(told).toMatchObject({ unused: [], unnamed: [], unseen: [] })
})

test('of very many values the first thousand are told', () => {
  const rows = Array.from({ length: 3_000 }, (_, n) => ({ id: `r${n}`, from: [`V${n}`], to: 'X' }))
  const fields = { rows: [{ id: 'c', field: 'country', sources: ['country'], values: 't' }] }
  const values = { tables: [{ id: 't', name: 'T', rows }] }
  const many = mappingDocument.parse({ format: 1, fields, values })
  const { unseen } = coverage(many, standardModel, {
    records: 5,
    fields: [profiled('country', [['NL', 5]])],
  })
  expect(unseen).toHaveLength(1_000)
  expect(unseen[0]).toMatchObject({ value: 'V0' })
})
