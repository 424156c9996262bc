import { expect, test } from 'vitest'
import { csvLine } from './csv-line.ts'

test.each([
  ['=HYPERLINK("https://evil.example")', `"'=HYPERLINK(""https://evil.example"")"`],
  ['+31 20 555 0100', "'+31 20 555 0100"],
  ['-2+3', "'-2+3"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t=1"],
  ['\r=1', `"'\r=1"`],
])('what a spreadsheet would run as a formula is text: %j', (value, written) => {
  expect(csvLine([value])).toBe(`${written}\r\n`)
})

test('commas, quotation marks and lines stay within their cell', () => {
  expect(csvLine(['Byron, Ada', 'the "Countess"', 'two\nlines'])).toBe(
    '"Byron, Ada","the ""Countess""","two\nlines"\r\n',
  )
})

test('numbers keep their sign, yes and no are words, and nothing is blank', () => {
  expect(csvLine([-5, true, false, null])).toBe('-5,yes,no,\r\n')
})
