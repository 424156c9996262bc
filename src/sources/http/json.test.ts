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

test('What is too deep is cut off, beside long texts and texts that look deep', () => {
  const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`
  const long = 'x'.repeat(5_000_000)
  const read = parseJson(`{"a":"${long}","b":${deep},"c":"[[\\"[{","d":[${deep},2]}`)
  expect(read).toMatchObject({ a: long, c: '[["[{', d: [expect.anything(), 2] })
  // 300 lists and objects, the outermost among them.
  expect(JSON.stringify((read as { b: unknown }).b)).toBe(
    `${'['.repeat(299)}null${']'.repeat(299)}`,
  )
})
