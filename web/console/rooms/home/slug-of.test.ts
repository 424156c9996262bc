import { expect, test } from 'vitest'
import { slugOf } from './slug-of.ts'

test.each([
  ['Harbor Summit 2027', 'harbor-summit-2027'],
  ['  Société Générale d’Études — 2027! ', 'societe-generale-d-etudes-2027'],
  ['港', ''],
  [`${'a'.repeat(39)} b`, 'a'.repeat(39)],
])('%s becomes %j', (name, slug) => {
  expect(slugOf(name)).toBe(slug)
})
