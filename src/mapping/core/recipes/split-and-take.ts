import { z } from 'zod'
import { onText, type Recipe } from './recipe.ts'
import { textParameter } from './text-parameter.ts'

const schema = z.strictObject({
  recipe: z.literal('split and take'),
  at: textParameter.min(1),
  /** 1 is the first piece, 2 the second, -1 the last; 'all' makes a list of them. */
  take: z
    .union([z.literal('all'), z.int().min(1).max(100), z.int().min(-100).max(-1)], {
      error: "expected 'all' or a whole number from 1 to 100, or from -100 to -1",
    })
    .default(1),
})

export const splitAndTake: Recipe<z.infer<typeof schema>, typeof schema> = {
  name: 'split and take',
  explanation:
    'Splits a text at a mark and takes one piece (1 the first, -1 the last) or all of them.',
  example: {
    step: { recipe: 'split and take', at: ',', take: 2 },
    before: 'Lisbon, Portugal',
    after: 'Portugal',
  },
  schema,
  gives: () => 'same',
  combines: false,
  compile: ({ at, take }) =>
    onText((text) => {
      const pieces = text.split(at)
      if (take === 'all') return pieces.map((piece) => piece.trim())
      return pieces.at(take > 0 ? take - 1 : take)?.trim() ?? null
    }),
}
