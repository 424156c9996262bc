import { z } from 'zod'
import { isBlank, listItems } from '../values/value.ts'
import type { Recipe } from './recipe.ts'

const schema = z.strictObject({ recipe: z.literal('first non-empty of') })

export const firstNonEmptyOf: Recipe<z.infer<typeof schema>, typeof schema> = {
  name: 'first non-empty of',
  explanation: 'Takes the first value that is not blank, of several sources or of a list.',
  example: {
    step: { recipe: 'first non-empty of' },
    before: ['', 'Harbour Institute', 'Quay Ltd'],
    after: 'Harbour Institute',
  },
  schema,
  gives: () => 'same',
  combines: true,
  compile: () => (value) => listItems(value).find((item) => !isBlank(item)) ?? null,
}
