import { compile, type MapResult } from '../compile.ts'
import { compileContent, type ItemResult } from '../content/compile.ts'
import type { MappingDocument } from '../document.ts'
import { gather, type GatherRecord } from '../gather.ts'
import type { SourceRecord } from '../record.ts'
import { chanceOf } from './chance.ts'
import { randomDocument, randomModel } from './document.ts'
import { randomRecord } from './record.ts'

/** How many results of each kind came out. */
export type Tried = { included: number; held: number; excluded: number; documents: number }

const day = '2027-06-01'

/**
 * Maps random records by a random valid document, by two compilations of it, and throws where anything throws, where
 * the two differ, or where the explanation's result is another. The second sees the records from the last to the first,
 * so that a result that depends on the records before it is another too. The same seed tries the same.
 */
export function tryOut(seed: number, records: number): Tried {
  const chance = chanceOf(seed)
  const document = randomDocument(chance)
  const first = compiled(document)
  const second = compiled(document)
  const tried: Tried = { included: 0, held: 0, excluded: 0, documents: 1 }
  const seen: { number: number; record: SourceRecord; result: MapResult; items: ItemResult[] }[] =
    []
  let people: GatherRecord[] = []
  for (let number = 1; number <= records; number += 1) {
    const record = randomRecord(chance)
    const before = JSON.stringify(record)
    const result = first.map(record)
    const items = first.itemsOf(record)
    seen.push({ number, record, result, items })
    tried[result.status] += 1
    if (number % 20 === 0) same(seed, number, 'explained', result, first.explain(record).result)
    if (JSON.stringify(record) !== before) fail(seed, number, 'the record was changed')
    if (result.status === 'included') people.push({ recordNumber: number, result })
    if (people.length === 3) {
      const turned = gather(people.toReversed(), first.gathering)
      same(seed, number, 'gathered in another order', gather(people, first.gathering), turned)
      people = []
    }
  }
  for (const { number, record, result, items } of seen.toReversed()) {
    same(seed, number, 'compiled again, in another order', result, second.map(record))
    same(seed, number, 'items again, in another order', items, second.itemsOf(record))
  }
  return tried
}

function compiled(document: MappingDocument) {
  const contents = compileContent(document, randomModel)
  const itemsOf = (record: SourceRecord): ItemResult[] =>
    contents.flatMap((content) => content.itemsOf(record).map(content.map))
  return { ...compile(document, randomModel, day), itemsOf }
}

function same(seed: number, number: number, how: string, one: unknown, other: unknown): void {
  if (JSON.stringify(one) !== JSON.stringify(other)) fail(seed, number, `${how}, it is another`)
}

function fail(seed: number, number: number, what: string): never {
  throw new Error(`Seed ${seed}, record ${number}: ${what}.`)
}
