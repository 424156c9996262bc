import { z } from 'zod'
import type { Json } from '../record.ts'
import { asText, fold, isBlank, listItems } from '../values/value.ts'
import { compileTake } from './item.ts'
import type { Recipe } from './recipe.ts'
import { comparedTexts, pathParameter } from './text-parameter.ts'

const schema = z.strictObject({
  recipe: z.literal('pick from a list where'),
  /** The key within each item that tells whether it is meant. */
  where: pathParameter.min(1),
  /** What that key holds in the items that are meant. */
  is: comparedTexts,
  /** The key of the value within the item; blank takes the item itself. */
  take: pathParameter.default(''),
  which: z.enum(['first', 'all']).default('first'),
})

export const pickFromAListWhere: Recipe<z.infer<typeof schema>, typeof schema> = {
  name: 'pick from a list where',
  explanation:
    'Takes the item of a list in which a field holds one of these values, or all of them; none is blank.',
  example: {
    step: {
      recipe: 'pick from a list where',
      where: 'kind',
      is: ['booth'],
      take: 'number',
      which: 'all',
    },
    before: [
      { kind: 'booth', number: 'A4' },
      { kind: 'table', number: '12' },
      { kind: 'booth', number: 'A5' },
    ],
    after: ['A4', 'A5'],
  },
  schema,
  gives: () => 'same',
  combines: false,
  paths: ({ where, take }) => ({ record: [], inner: take === '' ? [where] : [where, take] }),
  compile: ({ where, is, take, which }) => {
    const kind = compileTake(where)
    const read = compileTake(take)
    const wanted = new Set(is.map(fold))
    return (value) => {
      const picked: Json[] = []
      for (const item of listItems(value)) {
        if (!wanted.has(fold(asText(kind(item))))) continue
        const taken = read(item) ?? null
        // An item whose value is blank is no choice at all.
        if (isBlank(taken)) continue
        if (which === 'first') return taken
        picked.push(taken)
      }
      return picked.length === 0 ? null : picked
    }
  },
}
