import { expect, test } from 'vitest'
import { csvLine } from './csv-line.ts'

test.each([
  ['=HYPERLINK("https://evil.example")', `"'=HYPERLINK(""https://evil.example"")"`],
  ['-2+3', "'-2+3"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "\t'=1"],
  ['\r=1', `"\r'=1"`],
  [' =1+1', " '=1+1"],
  ['\u00a0\ufeff@SUM(A1)', "\u00a0\ufeff'@SUM(A1)"],
  ['＝1+1', "'＝1+1"],
  ['Jo;=HYPERLINK("https://evil.example")', `"Jo;'=HYPERLINK(""https://evil.example"")"`],
  ['Jo; "=1', `"Jo; ""'=1"`],
  ['Jo\t-2+3', "Jo\t'-2+3"],
  ['Jo\n@SUM(A1)', `"Jo\n'@SUM(A1)"`],
  ['+31;=1', "'+31;'=1"],
])('what a spreadsheet would run as a formula is text: %j', (value, written) => {
  expect(csvLine([value])).toBe(`${written}\r\n`)
})

test.each(['+31 20 555 0100', '-5', '-3.5', 'a-b', 'ada@example.org', '1 + 1 = 2', 'Jo; 5'])(
  'what is no formula is left alone: %j',
  (value) => {
    expect(csvLine([value])).toBe(`${value}\r\n`)
  },
)

test('a long run of blanks takes no long time', () => {
  const blanks = '\t'.repeat(1_000_000)
  expect(csvLine([`${blanks}=1`])).toHaveLength(blanks.length + 5)
  expect(csvLine([`${blanks}x`])).toHaveLength(blanks.length + 3)
})

test('commas, quotation marks and lines stay within their cell', () => {
  expect(csvLine(['Byron, Ada', 'the "Countess"', 'two\nlines'])).toBe(
    '"Byron, Ada","the ""Countess""","two\nlines"\r\n',
  )
})

test('numbers keep their sign, yes and no are words, and nothing is blank', () => {
  expect(csvLine([-5, true, false, null])).toBe('-5,yes,no,\r\n')
})
