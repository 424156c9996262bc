import { expect, test } from 'vitest'
import { parseDefinition } from './parse.ts'
import { readYaml } from './yaml.ts'

test.each<[string, string, string]>([
  ['opened lists', '['.repeat(50_000), 'more than 50 deep'],
  ['lists in lists', '- '.repeat(20_000), 'more than 50 deep'],
  ['explicit keys, which take exponential time', '? '.repeat(60), "a key marked by '?'"],
  [
    'keys without end',
    Array.from({ length: 5_000 }, (_, index) => `k${index}: 1`).join('\n'),
    'too many parts',
  ],
  [
    'a long text',
    `a: ${'x'.repeat(60_000)}`,
    'has 60,003 characters; a definition may have 60,000',
  ],
  [
    'a key that stands twice',
    'a: 1\nb: { c: 1, "c": 2 }\n',
    "'c' stands twice in one group (line 2)",
  ],
  ['aliases to nothing', 'a: *b', 'The text'],
])('%s are refused in a sentence, and at once', (_what, text, problem) => {
  const before = performance.now()
  expect(readYaml(text)).toEqual({ problem: expect.stringContaining(problem) as string })
  // Without its bounds the parser takes minutes for some of these, and 30 ms are usual with them.
  expect(performance.now() - before).toBeLessThan(2_000)
})

test('Of many faults twenty are told', () => {
  const keys = Array.from({ length: 1_500 }, (_, index) => `k${index}: 1`).join('\n')
  const parsed = parseDefinition(`type: DeclarativeStream\n${keys}`)
  expect('problems' in parsed && parsed.problems).toHaveLength(20)
})
