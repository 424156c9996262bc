import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { conditions, type Condition } from '../document.ts'
import { compileCondition } from '../values/condition.ts'
import { processorTime } from './testing.ts'
import { cellMeaning, formatCell, parseCell, type Cell } from './cell.ts'

test.each<[string, Condition, string[], string?]>([
  ['VIP', 'is one of', ['VIP']],
  [' VIP ;Press;', 'is one of', ['VIP', 'Press'], 'VIP; Press'],
  ['VIP; blank', 'is one of', ['VIP', '']],
  ['""', 'is one of', ['']],
  ['NOT vip; Press', 'is not one of', ['vip', 'Press'], 'not vip; Press'],
  ['not blank; VIP', 'is not one of', ['', 'VIP']],
  ['not ""', 'is not one of', ['']],
  ['Notary', 'is one of', ['Notary']],
  ['Not Applicable', 'is not one of', ['Applicable'], 'not Applicable'],
  ['"Not Applicable"', 'is one of', ['Not Applicable']],
  ['blank', 'is blank', []],
  ['Not  Blank', 'is not blank', [], 'not blank'],
  ['"blank"', 'is one of', ['blank']],
  ['YES', 'is yes', [], 'yes'],
  ['no', 'is no', []],
  ['"yes"', 'is one of', ['yes']],
  ['10', 'is one of', ['10']],
  ['10..20', 'is between', ['10', '20']],
  [
    '2027-01-01 .. 2027-12-31',
    'is between',
    ['2027-01-01', '2027-12-31'],
    '2027-01-01..2027-12-31',
  ],
  ['1.5..2.5', 'is between', ['1.5', '2.5']],
  ['10..', 'is at least', ['10'], '>= 10'],
  ['..20', 'is at most', ['20'], '<= 20'],
  ['>10', 'is more than', ['10'], '> 10'],
  ['≥ 10', 'is at least', ['10'], '>= 10'],
  ['< 2027-06-01', 'is less than', ['2027-06-01']],
  ['<= 10', 'is at most', ['10']],
  ['"> 10"', 'is one of', ['> 10']],
  ['Other...', 'is one of', ['Other...']],
  ['starts with A; "B; C"', 'starts with', ['A', 'B; C']],
  ['Ends  With  x', 'ends with', ['x'], 'ends with x'],
  ['contains "no"', 'contains', ['no']],
  ['"starts with A"', 'is one of', ['starts with A']],
  ['"say ""hi"""', 'is one of', ['say "hi"']],
  ['5" pipe', 'is one of', ['5" pipe']],
  ['constructor', 'is one of', ['constructor']],
])('the cell %j is read as %s %j', (text, when, values, canonical = text) => {
  const cell = parseCell(text)
  expect(cell).toEqual({ when, values })
  expect(formatCell(cell as Cell)).toBe(canonical)
})

test.each(['', '  ', '*', ' * '])('the cell %j takes anything', (text) => {
  expect(parseCell(text)).toBe('any')
})

test.each([
  ['not', "'not' names no value"],
  [';', 'names no value'],
  ['starts with', 'names no value'],
  ['contains blank; ""', 'has a meaning of its own'],
  ['contains ""', 'which everything has'],
  ['not yes', "for the opposite write 'no'"],
  ['VIP; yes', `put it in quotation marks: "yes"`],
  ['VIP; 10..20', 'has a meaning of its own'],
  ['VIP; *', 'has a meaning of its own'],
  ['not starts with A', 'has a meaning of its own'],
  ['> 10; < 5', 'has a meaning of its own'],
  ['> soon', "compares with 'soon', where a number or a day"],
  ['>', 'compares with nothing'],
  ['..', 'compares with nothing'],
  ['1.1.2027..31.12.2027', "compares with '1.1.2027'"],
  ['2027-13-01..2027-12-31', "compares with '2027-13-01'"],
  ['10..2027-12-31', 'goes from a number to a day'],
  ['1..2..3', 'more than two limits'],
  ['"VIP', 'is not closed'],
  ['"VIP" x', "comes ';' or nothing more"],
])('the cell %j is refused: %s', (text, sentence) => {
  const read = parseCell(text)
  expect(read).toEqual({ problem: expect.stringContaining(sentence) as string })
})

test.each([
  ['', 'is anything'],
  ['VIP', 'is VIP'],
  ['VIP; blank', 'is one of VIP, blank'],
  ['not VIP', 'is not VIP'],
  ['10..20', 'is between 10 and 20, both included'],
  ['> 10', 'is more than 10'],
  ['blank', 'is blank'],
  ['starts with A; B', 'starts with A, B'],
])('the cell %j means: %s', (text, meaning) => {
  expect(cellMeaning(parseCell(text) as Cell | 'any')).toBe(meaning)
})

const value = fc.oneof(
  fc.string(),
  fc.constantFrom('', 'blank', 'not', 'yes', 'not blank', '*', '..', '1..2', '> 3', '"', ';', ' a'),
  fc.constantFrom('starts with', 'contains x', 'NOT  A', 'ab"', '"ab"', '2027-01-01'),
)
const size = fc.constantFrom('1', '-2.5', '2027-01-01', '2027-01-01T10:00:00Z')

function anyCell(when: Condition): fc.Arbitrary<Cell> {
  const values = ((): fc.Arbitrary<string[]> => {
    if (/blank|yes|no$/u.test(when)) return fc.constant([])
    if (when === 'is between') return size.map((one) => [one, one])
    if (/more|least|less|most/u.test(when)) return size.map((one) => [one])
    const isList = /one of/u.test(when)
    const item = isList ? value : value.filter((text) => text.trim() !== '')
    return fc.array(item, { minLength: 1, maxLength: 5 })
  })()
  return values.map((values) => ({ when, values }))
}

describe('for any cell', () => {
  test('its text is read back to the same cell', () => {
    const cells = fc.constantFrom(...conditions).chain(anyCell)
    fc.assert(
      fc.property(cells, (cell) => {
        expect(parseCell(formatCell(cell))).toEqual(cell)
      }),
      { numRuns: 3000 },
    )
  })

  test('whatever text is read, it is the same cell once it is written canonically', () => {
    const text = fc.oneof(
      fc.string(),
      fc.array(value, { maxLength: 4 }).map((parts) => parts.join('; ')),
    )
    fc.assert(
      fc.property(text, (text) => {
        const cell = parseCell(text)
        if (typeof cell === 'object' && 'problem' in cell) return
        expect(parseCell(formatCell(cell))).toEqual(cell)
        if (cell !== 'any') compileCondition(cell.when, cell.values)(text)
      }),
      { numRuns: 3000 },
    )
  })
})

test.each([
  ['quotation marks', '"'.repeat(100_001)],
  ['an open quotation', `"${'a '.repeat(50_000)}`],
  ['separators', ';'.repeat(100_000)],
  ['spaces', ' '.repeat(100_000)],
  ['spaces behind a word', `not${' '.repeat(100_000)}x;`],
  ['dots', '..'.repeat(50_000)],
  ['pairs and spaces', '"" '.repeat(33_000)],
])('a cell of 100,000 characters is read in no time: %s', (_, text) => {
  expect(processorTime(() => parseCell(text))).toBeLessThan(200)
})
