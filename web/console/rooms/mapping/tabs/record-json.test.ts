import { expect, test } from 'vitest'
import { readRecord, writeRecord } from './record-json.ts'

test('a record comes back as it was written', () => {
  const record = { id: 1, tags: ['a', null], name: { given: 'Noor' } }
  expect(readRecord(writeRecord(record))).toEqual({ record })
})

test.each([
  ['', 'not JSON yet'],
  ['{"id": 1', 'not JSON yet'],
  ['[1, 2]', 'between { and }'],
  ['null', 'between { and }'],
  [`{"a": "${'x'.repeat(100_000)}"}`, 'takes 100,000'],
])('%.12s… is no record, and it is said why', (text, why) => {
  expect(readRecord(text)).toEqual({ text: expect.stringContaining(why) as string })
})
