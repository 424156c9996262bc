import { z } from 'zod'
import { onText, type Recipe } from './recipe.ts'

const schema = z.strictObject({ recipe: z.literal('trim') })

export const trim: Recipe<z.infer<typeof schema>, typeof schema> = {
  name: 'trim',
  explanation: 'Takes away white space before and after.',
  example: { step: { recipe: 'trim' }, before: '  Lisbon ', after: 'Lisbon' },
  schema,
  gives: () => 'same',
  combines: false,
  compile: () => onText((text) => text.trim()),
}
