import { z } from 'zod'
import type { Hold } from '../hold.ts'
import { composed, longestText } from '../values/value.ts'
import { onText, tooLong, type Recipe } from './recipe.ts'
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
  gives: () => 'text',
  combines: false,
  compile: (step) => onText((text) => replaceAll(composed(text), step.find, step.with)),
}

function replaceAll(text: string, find: string, put: string): string | Hold {
  const pieces = text.split(find)
  const length = text.length + (pieces.length - 1) * (put.length - find.length)
  return length > longestText ? tooLong(text) : pieces.join(put)
}
