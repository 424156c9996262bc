import { expect, test } from 'vitest'
import { check } from '../check.ts'
import { mappingDocument } from '../document.ts'
import { hashOf } from '../hash.ts'
import { fromYaml, toYaml } from '../yaml.ts'
import { chanceOf } from './chance.ts'
import { randomDocument, randomModel } from './document.ts'
import { tryOut, type Tried } from './try-out.ts'

const seeds = Array.from({ length: 60 }, (_, at) => at + 1)

test('random records through random documents: no exception, and always the same result', () => {
  const all = seeds.map((seed) => tryOut(seed, 100))
  const sum = (status: keyof Tried) => all.reduce((total, tried) => total + tried[status], 0)
  // A generator whose documents hold or refuse everything would try nothing out.
  expect(sum('included')).toBeGreaterThan(100)
  expect(sum('held')).toBeGreaterThan(100)
  expect(sum('excluded')).toBeGreaterThan(100)
})

test('random documents are checked without an exception, and come back from YAML under the same hash', () => {
  for (const seed of seeds) {
    const document = randomDocument(chanceOf(seed))
    expect(mappingDocument.parse(document)).toEqual(document)
    expect(Array.isArray(check(document, randomModel))).toBe(true)
    const read = fromYaml(toYaml(document, randomModel))
    expect('document' in read ? hashOf(read.document) : read, `seed ${seed}`).toBe(hashOf(document))
  }
})
