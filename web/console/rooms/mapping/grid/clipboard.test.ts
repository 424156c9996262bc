import { expect, test } from 'vitest'
import { fromClipboard, toClipboard } from './clipboard.ts'

test.each([
  ['a single cell', [['Lisbon']]],
  [
    'a block',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  [
    'blank cells',
    [
      ['', ''],
      ['', 'x'],
    ],
  ],
  ['tabs, line breaks and quotation marks', [['one\ttwo', 'three\nfour'], ['say "aye"']]],
  ['letters of any script', [['Ōsaka 大阪', 'Αθήνα']]],
])('%s comes back as it went', (_, cells) => {
  expect(fromClipboard(toClipboard(cells))).toEqual(cells)
})

test('what a spreadsheet copies is read: lines of Windows, and an empty one at the end', () => {
  expect(fromClipboard('a\tb\r\nc\td\r\n')).toEqual([
    ['a', 'b'],
    ['c', 'd'],
  ])
})

test('a quotation mark within a cell is one of its letters', () => {
  expect(fromClipboard('5" pipe\t6')).toEqual([['5" pipe', '6']])
  expect(fromClipboard('"quoted" more')).toEqual([['"quoted" more']])
})
