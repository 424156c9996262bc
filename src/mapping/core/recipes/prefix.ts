import { z } from 'zod'
import { isBlank } from '../values/value.ts'
import { onText, type Recipe } from './recipe.ts'
import { textParameter } from './text-parameter.ts'

const schema = z.strictObject({ recipe: z.literal('prefix'), text: textParameter })

export const prefix: Recipe<z.infer<typeof schema>, typeof schema> = {
  name: 'prefix',
  explanation: 'Puts a text before the value, if there is a value.',
  example: { step: { recipe: 'prefix', text: 'Hall ' }, before: '4', after: 'Hall 4' },
  schema,
  gives: () => 'text',
  combines: false,
  compile: (step) => onText((text) => (isBlank(text) ? text : step.text + text)),
}
