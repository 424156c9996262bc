import { z } from 'zod'
import { isBlank } from '../values/value.ts'
import { onText, type Recipe } from './recipe.ts'
import { textParameter } from './text-parameter.ts'

const schema = z.strictObject({ recipe: z.literal('suffix'), text: textParameter })

export const suffix: Recipe<z.infer<typeof schema>, typeof schema> = {
  name: 'suffix',
  explanation: 'Puts a text after the value, if there is a value.',
  example: { step: { recipe: 'suffix', text: ' km' }, before: '12', after: '12 km' },
  schema,
  gives: () => 'text',
  combines: false,
  compile: (step) => onText((text) => (isBlank(text) ? text : text + step.text)),
}
