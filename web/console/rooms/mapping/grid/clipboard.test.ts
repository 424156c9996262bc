import { expect, test } from 'vitest'
import { fromClipboard, lostSentence, toClipboard } from './clipboard.ts'

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

test('what found no place is told: lines below the last row, and cells that cannot hold it', () => {
  expect(lostSentence([], 2)).toBeNull()
  const below = [0, 1].map((column) => ({ row: 2, column }))
  expect(lostSentence(below, 2)).toBe(
    '1 line was not pasted, because there is no row for it yet. Add rows first.',
  )
  expect(lostSentence([{ row: 0, column: 1 }, ...below, { row: 3, column: 0 }], 2)).toBe(
    '2 lines were not pasted, because there is no row for them yet. Add rows first. 1 cell stayed as it was: it cannot hold what was pasted.',
  )
})
