import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Json } from '../record.ts'
import { askedBy } from './asked.ts'
import { parseCell } from './cell.ts'
import { covers } from './cover.ts'
import { meet } from './overlap.ts'

const text = fc.constantFrom(
  'a',
  'ab',
  'b',
  'ba',
  'yes',
  'no',
  '1',
  '5',
  '2027-01-01',
  'blank',
  'X',
)
const texts = fc
  .array(text, { minLength: 1, maxLength: 3 })
  .map((all) => all.map((one) => `"${one}"`).join('; '))
const size = fc.constantFrom('0', '1', '3', '5', '2027-01-01', '2027-06-01')
const cell = fc.oneof(
  fc
    .tuple(fc.constantFrom('', 'not ', 'starts with ', 'ends with ', 'contains '), texts)
    .map((parts) => parts.join('')),
  fc.tuple(fc.constantFrom('>', '>=', '<', '<='), size).map((parts) => parts.join(' ')),
  fc.tuple(size, size).map((parts) => parts.join('..')),
  fc.constantFrom('blank', 'not blank', 'yes', 'no', 'a; blank', 'not a; blank', '*'),
)
const scalar = fc.oneof(
  text,
  fc.constantFrom<Json[]>(null, '', ' ', true, false, 0, 1, 3, 5, ' AB', '2027-03-01', 'ja', 'aXb'),
)
const anyValue = fc.oneof(
  scalar,
  fc.array(scalar, { maxLength: 3 }),
  fc.constantFrom<Json[]>([], [[]], {}),
)

const read = (text: string) => {
  const cell = parseCell(text)
  return cell === 'any' || 'problem' in cell ? undefined : askedBy(cell)
}

test('whatever meets a covered condition meets the one that covers it', () => {
  fc.assert(
    fc.property(cell, cell, anyValue, fc.boolean(), (one, other, value, single) => {
      const [a, b] = [read(one), read(other)]
      if (single && typeof value === 'object' && value !== null) return
      if (!covers(a, b, single) || b?.meets(value) === false) return
      expect(a?.meets(value) ?? true).toBe(true)
    }),
    { numRuns: 20_000 },
  )
})

test('every condition covers itself, and any covers all', () => {
  fc.assert(
    fc.property(cell, (text) => {
      expect(covers(read(text), read(text), false)).toBe(true)
      expect(covers(undefined, read(text), false)).toBe(true)
    }),
  )
})

test('conditions that cannot meet have no value in common, and neither order makes a difference', () => {
  fc.assert(
    fc.property(cell, cell, scalar, (one, other, value) => {
      const [a, b] = [read(one), read(other)]
      expect(meet(a, b)).toBe(meet(b, a))
      if (covers(a, b, true) && b?.meets(value) === true) expect(meet(a, b)).toBe(true)
    }),
    { numRuns: 5000 },
  )
})
