import { z } from 'zod'
import { compileTextPath } from '../path.ts'
import type { Json } from '../record.ts'
import { asText, fold, isBlank, listItems } from '../value.ts'
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
  gives: 'same',
  combines: false,
  compile: (step) => {
    const kind = compileTextPath(step.where)
    const take = step.take === '' ? (item: Json) => item : compileTextPath(step.take)
    const wanted = step.is.map(fold)
    return (value) => {
      // An item whose value is blank is no choice at all: the next best is better than nothing.
      const items = listItems(value).filter((item) => !isBlank(take(item)))
      const kinds = items.map((item) => fold(asText(kind(item))))
      const best = wanted.find((name) => kinds.includes(name))
      const chosen =
        best === undefined ? (step.else === 'first' ? items[0] : null) : items[kinds.indexOf(best)]
      return take(chosen ?? null) ?? null
    }
  },
}
