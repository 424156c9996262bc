import { compile } from '../compile.ts'
import { compileContent } from '../content/compile.ts'
import { gather, type GatherRecord } from '../gather.ts'
import { chanceOf } from './chance.ts'
import { randomDocument, randomModel } from './document.ts'
import { randomRecord } from './record.ts'

/** How many results of each kind came out. */
export type Tried = { included: number; held: number; excluded: number; documents: number }

const day = '2027-06-01'

/**
 * Maps random records by a random valid document, by two compilations of it, and throws where anything throws, where
 * the two differ, or where the explanation's result is another. The same seed tries the same.
 */
export function tryOut(seed: number, records: number): Tried {
  const chance = chanceOf(seed)
  const document = randomDocument(chance)
  const [first, second] = [compile(document, randomModel, day), compile(document, randomModel, day)]
  const contents = compileContent(document, randomModel)
  const tried: Tried = { included: 0, held: 0, excluded: 0, documents: 1 }
  let people: GatherRecord[] = []
  for (let number = 1; number <= records; number += 1) {
    const record = randomRecord(chance)
    const before = JSON.stringify(record)
    const result = first.map(record)
    tried[result.status] += 1
    same(seed, number, 'compiled again', result, second.map(record))
    if (number % 20 === 0) same(seed, number, 'explained', result, first.explain(record).result)
    for (const content of contents)
      for (const item of content.itemsOf(record))
        same(seed, number, 'again', content.map(item), content.map(item))
    if (JSON.stringify(record) !== before) fail(seed, number, 'the record was changed')
    if (result.status === 'included') people.push({ recordNumber: number, result })
    if (people.length === 3) {
      const turned = gather(people.toReversed(), first.gathering)
      same(seed, number, 'gathered in another order', gather(people, first.gathering), turned)
      people = []
    }
  }
  return tried
}

function same(seed: number, number: number, how: string, one: unknown, other: unknown): void {
  if (JSON.stringify(one) !== JSON.stringify(other)) fail(seed, number, `${how}, it is another`)
}

function fail(seed: number, number: number, what: string): never {
  throw new Error(`Seed ${seed}, record ${number}: ${what}.`)
}
