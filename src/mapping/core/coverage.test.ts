import { expect, test } from 'vitest'
import { profiled } from './check/testing.ts'
import { contentCoverage, coverage } from './coverage.ts'
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

const sessions = {
  id: 'sessions',
  type: 'session',
  list: 'program.sessions',
  externalId: { sources: ['id'] },
  fields: {
    rows: [
      { id: 't', field: 'title', sources: ['title'] },
      { id: 'r', field: 'room', sources: ['hall'], values: 'halls' },
    ],
  },
  relations: [{ id: 's', name: 'Speakers', to: 'person', sources: ['speakers[].email'] }],
}
const content = mappingDocument.parse({
  format: 1,
  content: { types: [sessions] },
  values: {
    tables: [{ id: 'halls', name: 'Halls', rows: [{ id: 'a', from: ['A'], to: 'Hall A' }] }],
  },
})
const itemFields = [
  profiled('program.name', [['Tides', 1]]),
  profiled('program.sessions[].id', [['1', 3]]),
  profiled('program.sessions[].title', [['Locks', 3]]),
  profiled('program.sessions[].hall', [
    ['A', 1],
    ['B', 2],
  ]),
  profiled('program.sessions[].language', [['en', 3]]),
  profiled('program.sessions[].speakers[].email', [['noor@example.org', 3]]),
]

test('of a document of content alone no field of people is open, and what its items read is used', () => {
  expect(coverage(content, standardModel, { records: 1, fields: itemFields })).toEqual({
    unfilled: [],
    unused: ['program.name', 'program.sessions[].language'],
    unnamed: [],
    unseen: [],
  })
})

test('each content type is told what its items leave open', () => {
  const [type] = content.content.types
  const definition = standardModel.contentTypes.find(({ key }) => key === 'session')
  if (!type || !definition) throw new Error('no session')
  const told = contentCoverage(content, type, definition, { records: 1, fields: itemFields })
  expect(told.unfilled.map(({ field }) => field)).toEqual(
    definition.fields.map(({ key }) => key).filter((key) => !['title', 'room'].includes(key)),
  )
  expect(told).toMatchObject({
    unused: ['language'],
    unnamed: [{ tab: 'values', row: 'halls', value: 'B', count: 2 }],
    unseen: [],
  })
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
