import { z } from 'zod'
import { fold } from '../values/value.ts'
import { onText, type Recipe } from './recipe.ts'
import { comparedTexts } from './text-parameter.ts'

const schema = z.strictObject({ recipe: z.literal('ignore these values'), values: comparedTexts })

export const ignoreTheseValues: Recipe<z.infer<typeof schema>, typeof schema> = {
  name: 'ignore these values',
  explanation: 'Takes these values for blank; upper and lower case are the same.',
  example: {
    step: { recipe: 'ignore these values', values: ['Not Applicable', 'n/a'] },
    before: 'N/A',
    after: null,
  },
  schema,
  gives: () => 'same',
  combines: false,
  compile: ({ values }) => {
    const ignored = new Set(values.map(fold))
    return onText((text) => (ignored.has(fold(text)) ? null : text))
  },
}
