import { expect, test } from 'vitest'
import { compile } from '../../mapping/core/compile.ts'
import { mappingDocument } from '../../mapping/core/document.ts'
import { standardModel } from '../../mapping/core/platform-model.ts'
import type { SourceRecord } from '../../mapping/core/record.ts'
import { tryPeople } from './people.ts'
import type { Sample } from './program.ts'
import { ruleEffects } from './rules.ts'

const columns = [
  { id: 'ticket', reads: 'ticket' },
  { id: 'land', reads: 'land' },
]

function effects(tables: object[], records: SourceRecord[], asOf?: string) {
  const document = mappingDocument.parse({
    format: 1,
    identity: { externalId: { sources: ['id'] }, samePerson: 'external id' },
    population: {
      rows: [{ id: 'x', name: 'X', source: 'x', when: 'is yes', decision: 'leave out' }],
    },
    rules: { tables: tables.map((table, at) => ({ id: `t${at}`, name: 'T', columns, ...table })) },
  })
  const sample: Sample = {
    records: records.map((record, at) => ({ recordNumber: at + 1, record })),
    profile: null,
    ...(asOf === undefined ? {} : { asOf }),
  }
  const model = standardModel
  const people = tryPeople({ document, model }, sample)
  return ruleEffects(document, compile(document, model, asOf), sample, people)
}

const records = [
  { id: 'a', ticket: 'VIP', land: 'NL' },
  { id: 'b', ticket: 'VIP', land: 'BE' },
  { id: 'c', ticket: 'Day', land: 'NL' },
  { id: 'd', ticket: 'Day', land: 'BE' },
  { id: 'd', ticket: 'VIP', land: 'BE' },
  { id: 'e', x: true },
]

const rows = [
  { id: 'gold', when: { ticket: 'VIP' }, addTags: ['gold'] },
  { id: 'dutch', when: { land: 'NL' }, addTags: ['dutch'] },
  { id: 'press', when: { ticket: 'Press' }, addTags: ['press'] },
]

test('whom each row takes, whom it would have taken, and whom none fits; who was left out before is not asked', () => {
  expect(effects([{ rows }], records)).toEqual([
    {
      table: 't0',
      asked: 4,
      rows: [
        { row: 'gold', people: [1, 2, 4], taken: [], shared: [1] },
        { row: 'dutch', people: [3], taken: [1], shared: [1] },
      ],
      none: [],
      several: [{ numbers: [1, 2], people: [1] }],
    },
  ])
})

test('where all rows count, none is taken', () => {
  const [effect] = effects([{ rows, hit: 'all' }], records.slice(0, 4))
  expect(effect).toEqual({
    table: 't0',
    asked: 4,
    rows: [
      { row: 'gold', people: [1, 2], taken: [], shared: [1] },
      { row: 'dutch', people: [1, 3], taken: [], shared: [1] },
    ],
    none: [4],
    several: [{ numbers: [1, 2], people: [1] }],
  })
})

test('whom a table leaves out, the next one is not asked about', () => {
  const out = [{ id: 'out', when: { land: 'BE' }, decision: 'exclude' }]
  const [first, second] = effects([{ rows: out }, { rows }], records.slice(0, 4))
  expect(first).toMatchObject({ asked: 4, rows: [{ row: 'out', people: [2, 4] }], none: [1, 3] })
  expect(second).toMatchObject({ asked: 2 })
})

test('rows that have days count on their days', () => {
  const dated = [{ ...rows[0], from: '2027-01-01' }]
  expect(effects([{ rows: dated }], records, '2026-12-31')[0]).toMatchObject({ rows: [] })
  expect(effects([{ rows: dated }], records, '2027-01-01')[0]).toMatchObject({
    rows: [{ row: 'gold' }],
  })
})

test('a document without rules has no effects', () => {
  expect(effects([], records)).toEqual([])
})
