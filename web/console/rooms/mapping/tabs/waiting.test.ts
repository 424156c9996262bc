import { expect, test } from 'vitest'
import { rowsFor, toValue, unnamed } from './waiting.ts'

const seen = [{ value: 'Full' }, { value: 'VIP2' }, { value: 'n/a' }]

test('a value waits as long as no row names it and it is not ignored, whatever its case', () => {
  const waiting = unnamed(seen, [{ from: ['FULL '] }], ['N/A'])
  expect(waiting).toEqual([{ value: 'VIP2' }])
})

test('each value that waits has an id of its own, in any script', () => {
  const rows = rowsFor([{ value: '東京' }, { value: 'Αθήνα' }, { value: 'Full' }], ['full'], {})
  expect(rows).toEqual([
    { id: 'row', from: ['東京'] },
    { id: 'row-2', from: ['Αθήνα'] },
    { id: 'full-2', from: ['Full'] },
  ])
})

test('a jump leads to its row, to the value that is meant, or to the first that waits', () => {
  const rows = [
    { id: 'full', from: ['Full'], waits: false },
    { id: 'press', from: ['Press'], waits: true },
    { id: 'vip2', from: ['VIP2'], waits: true },
  ]
  const jump = { row: 'else', column: null, value: null }
  expect(toValue({ ...jump, row: 'full' }, rows)).toMatchObject({ row: 'full' })
  expect(toValue({ ...jump, value: 'vip2' }, rows)).toMatchObject({ row: 'vip2', column: 'from' })
  expect(toValue(jump, rows)).toMatchObject({ row: 'press' })
  expect(toValue({ ...jump, value: 'gone' }, rows)).toMatchObject({ row: 'else' })
})
