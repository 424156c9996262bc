import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { check } from '../core/check.ts'
import { exampleProgram } from './example.ts'
import { readWorkbook } from './read.ts'

test.each(['registration', 'content'] as const)(
  'nothing is wrong with the example of %s',
  (kind) => {
    const { document, model } = exampleProgram(kind)
    const problems = check(document, model).filter(({ severity }) => severity === 'problem')
    expect(problems).toEqual([])
  },
)

test.each([
  ['registration', 'example-mapping.xlsx'],
  ['content', 'example-content-mapping.xlsx'],
] as const)('the example of %s in docs/ is the one of today', async (kind, file) => {
  const bytes = await readFile(new URL(`../../../docs/${file}`, import.meta.url))
  const read = await readWorkbook(bytes)
  const { document, model } = exampleProgram(kind)
  // Made again by `node scripts/example-workbook.ts`.
  expect(read).toMatchObject({ document, isStamped: true })
  expect('from' in read && read.from.model).toEqual(model)
})
