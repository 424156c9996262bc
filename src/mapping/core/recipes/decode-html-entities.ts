import { decodeHTML } from 'entities'
import { z } from 'zod'
import { onText, type Recipe } from './recipe.ts'

const schema = z.strictObject({ recipe: z.literal('decode HTML entities') })

export const decodeHtmlEntities: Recipe<z.infer<typeof schema>, typeof schema> = {
  name: 'decode HTML entities',
  explanation: 'Turns codes such as &amp; and &eacute; into the characters that they stand for.',
  example: {
    step: { recipe: 'decode HTML entities' },
    before: 'R&amp;D, Caf&eacute;',
    after: 'R&D, Café',
  },
  schema,
  gives: () => 'text',
  combines: false,
  compile: () => onText((text) => (text.includes('&') ? decodeHTML(text) : text)),
}
