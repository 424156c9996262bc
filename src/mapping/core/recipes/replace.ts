import { z } from 'zod'
import { composed } from '../value.ts'
import { onText, type Recipe } from './recipe.ts'
import { textParameter } from './text-parameter.ts'

const schema = z.strictObject({
  recipe: z.literal('replace'),
  find: textParameter.min(1),
  with: textParameter.default(''),
})

export const replace: Recipe<z.infer<typeof schema>, typeof schema> = {
  name: 'replace',
  explanation: 'Puts one text in the place of another, wherever it stands.',
  example: { step: { recipe: 'replace', find: '|', with: ', ' }, before: 'a|b', after: 'a, b' },
  schema,
  gives: 'text',
  combines: false,
  compile: (step) => onText((text) => composed(text).replaceAll(step.find, () => step.with)),
}
