import { expect, test } from 'vitest'
import { parseJson } from './json.ts'

test.each([
  ['{"id": 12345678901234567890, "n": 12}', { id: '12345678901234567890', n: 12 }],
  ['[9007199254740991, -9007199254740993]', [9007199254740991, '-9007199254740993']],
  ['{"share": 0.1234567890123456}', { share: 0.1234567890123456 }],
  ['{"name": "A\\u0000da", "a\\u0000": "\\ud83d\\ude00 \\ud83d"}', { name: 'Ada', a: '😀 \uFFFD' }],
  ['{"text": "code 12345678901234567890,"}', { text: 'code 12345678901234567890,' }],
])('%s is read so that it can be kept', (text, value) => {
  expect(parseJson(text)).toEqual(value)
})
