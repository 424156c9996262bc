import { z } from 'zod'
import type { Json } from '../record.ts'
import { asText, fold, isBlank, listItems } from '../values/value.ts'
import { compileTake } from './item.ts'
import type { Recipe } from './recipe.ts'
import { textParameter, textsParameter } from './text-parameter.ts'

const schema = z.strictObject({
  recipe: z.literal('prefer'),
  /** The key within each item that tells which one it is. */
  where: textParameter.min(1),
  /** What that key holds in the item wanted most, then in the next best, and so on. */
  is: textsParameter,
  /** The key of the value within the chosen item; blank takes the item itself. */
  take: textParameter.default(''),
  else: z.enum(['first', 'blank']).default('first'),
})

export const prefer: Recipe<z.infer<typeof schema>, typeof schema> = {
  name: 'prefer',
  explanation: 'Chooses the preferred item of a list, and if it is not there the first (or none).',
  example: {
    step: { recipe: 'prefer', where: 'type', is: ['work', 'home'], take: 'address', else: 'first' },
    before: [
      { type: 'home', address: 'noor@example.org' },
      { type: 'work', address: 'noor@quay.example' },
    ],
    after: 'noor@quay.example',
  },
  schema,
  gives: () => 'same',
  combines: false,
  paths: ({ where, take }) => ({ record: [], inner: take === '' ? [where] : [where, take] }),
  compile: ({ where, is, take, else: otherwise }) => {
    const kind = compileTake(where)
    const read = compileTake(take)
    const ranks = new Map(is.map((name, rank) => [fold(name), rank] as const).toReversed())
    const unranked = is.length
    return (value) => {
      let best: Json = null
      let bestRank = otherwise === 'first' ? unranked + 1 : unranked
      for (const item of listItems(value)) {
        const rank = ranks.get(fold(asText(kind(item)))) ?? unranked
        if (rank >= bestRank) continue
        const taken = read(item) ?? null
        // An item whose value is blank is no choice at all: the next best is better than nothing.
        if (isBlank(taken)) continue
        best = taken
        bestRank = rank
      }
      return best
    }
  },
}
