import { expect, test } from 'vitest'
import { toCsv } from './csv.ts'

test('commas, quotes and line breaks stay inside their cell', () => {
  expect(toCsv([['Byron, Ada', 'says "hello"', 'two\nlines']])).toBe(
    '"Byron, Ada","says ""hello""","two\nlines"\r\n',
  )
})

test('what a spreadsheet would run as a formula is only text, and a phone number stays itself', () => {
  expect(toCsv([['=1+1', '@SUM(A1)', '+cmd|x', '+44 20 7946 0018', '-3']])).toBe(
    "'=1+1,'@SUM(A1),'+cmd|x,+44 20 7946 0018,-3\r\n",
  )
})
