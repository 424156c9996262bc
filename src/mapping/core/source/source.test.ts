import { expect, test } from 'vitest'
import { saidOf, profiled } from '../check/testing.ts'
import { compile } from '../compile.ts'
import { coverage } from '../coverage.ts'
import { mappingDocument, type MappingDocumentInput } from '../document.ts'
import { Hold } from '../hold.ts'
import type { SourceRecord } from '../record.ts'
import { contextOf } from '../recipes/recipe.ts'
import { compileReading } from './reading.ts'
import { compileSource, pathsRead, sourceProblems } from './source.ts'
import { testModel } from '../testing-orders.ts'

const record: SourceRecord = {
  id: 7,
  email: 'noor@example.org',
  first: 'Noor',
  last: 'Haddad',
  n: 2,
}

test('a source is a path, or an expression after cel:', () => {
  expect(compileSource('first')(record)).toBe('Noor')
  expect(compileSource('cel: record.first + " " + record.last')(record)).toBe('Noor Haddad')
  expect(compileSource('cel:record.n * 2')(record)).toBe(4)
  expect(compileSource('cel: record.missing')(record)).toBeUndefined()
  expect(compileSource('cel: record.first + 1')(record)).toBeInstanceOf(Hold)
  expect(compileSource('cel: value')(record)).toBeUndefined()
  expect(compileSource('cel: (')(record)).toBeUndefined()
  expect(compileSource('"cel:n"')({ 'cel:n': 1 })).toBe(1)
})

test('its faults are sentences', () => {
  const texts = (source: string) => sourceProblems(source).map(({ text }) => text)
  expect(texts('first')).toEqual([])
  expect(texts('cel: record.first')).toEqual([])
  expect(texts('items[')).toEqual([expect.stringContaining('found the end')])
  expect(texts('cel: record.n = 1')).toEqual([
    "At character 10 of the expression: Two values are compared by '=='; found a single '='.",
  ])
})

test('it says what it reads of the record', () => {
  expect(pathsRead('order.code')).toEqual(['order.code'])
  expect(pathsRead('cel: record.order.code + record.items[0].name')).toEqual([
    'order.code',
    'items[].name',
  ])
})

function mapped(tabs: Omit<Partial<MappingDocumentInput>, 'format'>) {
  const document = mappingDocument.parse({
    format: 1,
    identity: { externalId: { sources: ['id'] }, email: { sources: ['email'] } },
    userTypes: { everybody: ['attendee'] },
    ...tabs,
  })
  return compile(document, testModel)
}

test('every tab can calculate, and a fault holds only its record, with its reason', () => {
  const mapping = mapped({
    identity: {
      externalId: { sources: ['cel: "P-" + string(record.id)'] },
      email: { sources: ['email'] },
    },
    population: {
      rows: [
        {
          id: 'p',
          name: 'Only small',
          source: 'cel: record.n < 3',
          when: 'is yes',
          decision: 'only',
        },
      ],
    },
    userTypes: {
      sources: ['cel: record.n > 1 ? "VIP" : "Guest"'],
      rows: [{ id: 'u', from: ['vip'], userTypes: ['speaker'] }],
    },
    fields: {
      rows: [
        {
          id: 'c',
          field: 'city',
          sources: ['first'],
          steps: [{ recipe: 'expression', cel: 'value.upperAscii() + " of " + record.last' }],
        },
      ],
    },
    rules: {
      tables: [
        {
          id: 't',
          name: 'Jobs',
          columns: [{ id: 'k', of: 'source', reads: 'cel: record.n * 10' }],
          rows: [{ id: 'r', when: { k: '20' }, set: { job_title: 'Pilot' } }],
        },
      ],
    },
  })
  expect(mapping.map(record)).toMatchObject({
    status: 'included',
    externalId: 'P-7',
    userTypes: ['speaker'],
    values: { city: 'NOOR of Haddad', job_title: 'Pilot' },
  })
  expect(mapping.map({ ...record, n: 3 })).toMatchObject({
    status: 'excluded',
    text: "Left out by 'Only small': Calculated value is 'false'",
  })
  expect(mapping.map({ ...record, n: 'two' })).toMatchObject({
    status: 'held',
    code: 'expression-failed',
    row: { tab: 'population', row: 'p' },
    text: "'Only small' could not be worked out: '<' cannot take a text and a whole number; double(…) makes a number of a text",
  })
  expect(mapping.map({ ...record, last: 5 })).toMatchObject({
    status: 'held',
    row: { tab: 'fields', row: 'c', column: 'steps' },
    text: "City could not be worked out: '+' cannot take a text and a number; string(…) makes a text of a number",
  })
  expect(mapping.map({ ...record, id: true })).toMatchObject({ externalId: 'P-true' })
  const { population, fields } = mapping.explain(record)
  expect(population).toMatchObject([{ value: true, decided: false }])
  expect(fields.find(({ field }) => field === 'city')?.steps).toMatchObject([
    { recipe: 'expression', before: 'Noor', after: 'NOOR of Haddad' },
  ])
})

test('a column of rules that cannot be calculated holds the record', () => {
  const { map } = mapped({
    rules: {
      tables: [
        {
          id: 't',
          name: 'Jobs',
          columns: [{ id: 'k', of: 'source', reads: 'cel: record.n * 10' }],
          rows: [{ id: 'r', when: { k: '20' }, set: { job_title: 'Pilot' } }],
        },
      ],
    },
  })
  expect(map({ ...record, n: 'two' })).toMatchObject({
    status: 'held',
    code: 'expression-failed',
    row: { tab: 'rules', row: 'k', column: 'reads' },
    text: "Calculated value could not be worked out: '*' cannot take a text and a whole number; double(…) makes a number of a text",
  })
  expect(map({ ...record, n: null })).toMatchObject({ status: 'included' })
})

test('the first source that is not blank may be an expression, and so may one of several joined', () => {
  const rows = [
    { id: 'c', field: 'city', sources: ['town', 'cel: record.first', 'cel: record.first + 1'] },
  ]
  const { map } = mapped({ fields: { rows } })
  expect(map(record)).toMatchObject({ values: { city: 'Noor' } })
  expect(map({ ...record, first: '', town: 'Lisbon' })).toMatchObject({
    values: { city: 'Lisbon' },
  })
  expect(map({ ...record, first: ' ' })).toMatchObject({ status: 'held' })
})

const fields = [profiled('status', [['paid', 5]]), profiled('town', [['Lisbon', 5]])]

test('the checks hold expressions against the source', () => {
  const rows = [
    { id: 'a', field: 'city', sources: ['cel: record.towm'] },
    {
      id: 'b',
      field: 'job_title',
      steps: [{ recipe: 'expression' as const, cel: 'value + record.sttus + x' }],
    },
  ]
  const problems = saidOf({ fields: { rows } }, { fields })
  expect(problems).toEqual(
    expect.arrayContaining([
      "problem fields/a/sources: At character 8 of the expression: 'towm' is not a field of the source; did you mean 'town'?",
      "problem fields/b/steps: At character 16 of the expression: 'sttus' is not a field of the source; did you mean 'status'?",
      "problem fields/b/steps: At character 24 of the expression: 'x' is not known here; a field of the source is written 'record.x'.",
    ]),
  )
})

test('what is never stored is no expression, and none can read it', () => {
  const rows = [
    { id: 'n', field: '', sources: ['card'], neverStore: true },
    { id: 'm', field: '', sources: ['cel: record.pin'], neverStore: true },
    { id: 'a', field: 'city', sources: ['cel: record.card.number + record.town'] },
  ]
  expect(saidOf({ fields: { rows } })).toEqual([
    "problem fields/a/sources: 'card.number' is never stored, as another row has it, so it will always be found blank.",
    'problem fields/m/sources: What is never stored is named by its path; an expression cannot stand there.',
  ])
})

test('a field that an expression reads is used', () => {
  const document = mappingDocument.parse({
    format: 1,
    fields: {
      rows: [
        { id: 'a', field: 'city', sources: ['cel: record.town'] },
        { id: 'b', field: 'job_title', steps: [{ recipe: 'expression', cel: 'record.status' }] },
      ],
    },
  })
  const unread = profiled('other', [['x', 1]])
  const { unused } = coverage(document, testModel, { records: 5, fields: [...fields, unread] })
  expect(unused).toEqual(['other'])
})

test('one great list named fifty times holds its record instead of being fifty lists', () => {
  const sources = Array.from({ length: 50 }, () => 'items')
  const read = compileReading(sources, [], 'all', contextOf({ values: { tables: [] } }))
  expect(read({ items: Array<number>(1_000).fill(1) }, null)).toHaveLength(50)
  expect(read({ items: Array<number>(100_000).fill(1) }, null)).toMatchObject({
    code: 'value-too-long',
    why: 'holds more than a million items in all its sources',
  })
})
