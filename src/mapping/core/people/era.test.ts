import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { mappingDocument } from '../document.ts'
import { beginning, erasOf, isInForce } from './era.ts'

const dated = mappingDocument.parse({
  format: 1,
  rules: {
    tables: [
      {
        id: 'early',
        name: 'Early birds',
        rows: [
          { id: 'spring', from: '2027-03-01', until: '2027-05-31' },
          { id: 'always' },
          { id: 'end', until: '9999-12-31' },
        ],
      },
    ],
  },
  userTypes: { codes: { rows: [{ id: 'vip', code: 'VIP', until: '2027-02-28' }] } },
})

test.each([
  [null, null, '2027-03-01', true],
  [null, null, null, true],
  ['2027-03-01', null, '2027-03-01', true],
  ['2027-03-01', null, '2027-02-28', false],
  [null, '2027-03-01', '2027-03-01', true],
  [null, '2027-03-01', '2027-03-02', false],
  [null, '2027-03-01', null, false],
])('from %s until %s counts on %s: %s', (from, until, on, expected) => {
  expect(isInForce({ from, until }, on)).toBe(expected)
})

test('a document without days has one era', () => {
  expect(erasOf(mappingDocument.parse({ format: 1 }))('2027-03-01')).toEqual({
    era: '',
    until: null,
  })
})

test.each([
  ['2027-01-15', { era: beginning, until: '2027-03-01' }],
  ['2027-02-28', { era: beginning, until: '2027-03-01' }],
  ['2027-03-01', { era: '2027-03-01', until: '2027-06-01' }],
  ['2027-05-31', { era: '2027-03-01', until: '2027-06-01' }],
  ['2027-06-01', { era: '2027-06-01', until: null }],
  ['2030-01-01', { era: '2027-06-01', until: null }],
])('on %s the era is %j', (on, expected) => {
  expect(erasOf(dated)(on)).toEqual(expected)
})

test('within an era, everything that has days stays as it was on its first day', () => {
  const day = fc
    .integer({ min: 0, max: 40 })
    .map((days) => new Date(Date.UTC(2027, 0, 1 + days)).toISOString().slice(0, 10))
  const row = fc.record({ from: fc.option(day), until: fc.option(day) })
  fc.assert(
    fc.property(fc.array(row, { maxLength: 6 }), day, (rows, on) => {
      const document = mappingDocument.parse({
        format: 1,
        rules: {
          tables: [
            { id: 't', name: 'T', rows: rows.map((days, at) => ({ id: `r${at}`, ...days })) },
          ],
        },
      })
      const eraOf = erasOf(document)
      const { era, until } = eraOf(on)
      const inForce = (asked: string | null) => rows.map((days) => isInForce(days, asked))
      expect(inForce(era === '' ? null : era)).toEqual(inForce(on))
      expect(until === null || until > on).toBe(true)
      if (until !== null) expect(eraOf(until).era).toBe(until)
    }),
  )
})
