import { z } from 'zod'
import { cutText } from '../values/value.ts'
import { onText, type Recipe } from './recipe.ts'

const schema = z.strictObject({ recipe: z.literal('cut at'), length: z.int().min(1).max(100_000) })

export const cutAt: Recipe<z.infer<typeof schema>, typeof schema> = {
  name: 'cut at',
  explanation: 'Keeps the first so many characters.',
  example: { step: { recipe: 'cut at', length: 6 }, before: 'Copenhagen', after: 'Copenh' },
  schema,
  gives: () => 'text',
  combines: false,
  compile: ({ length }) => onText((text) => cutText(text, length)),
}
