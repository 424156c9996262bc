import { z } from 'zod'
import { onText, type Recipe } from './recipe.ts'

const schema = z.strictObject({ recipe: z.literal('collapse spaces') })

export const collapseSpaces: Recipe<z.infer<typeof schema>, typeof schema> = {
  name: 'collapse spaces',
  explanation: 'Makes one space of any white space in a row, and takes it away before and after.',
  example: { step: { recipe: 'collapse spaces' }, before: ' Ana   Lucía ', after: 'Ana Lucía' },
  schema,
  gives: () => 'same',
  combines: false,
  compile: () => onText((text) => text.trim().replace(superfluous, ' ')),
}

/** All but the single space, which needs no replacing. */
const superfluous = /\s{2,}|[^\S ]/gu
