import { z } from 'zod'
import { asText, isBlank, listItems, longestText } from '../values/value.ts'
import { tooLong, type Recipe } from './recipe.ts'
import { textParameter } from './text-parameter.ts'

const schema = z.strictObject({ recipe: z.literal('join with'), with: textParameter.default(', ') })

export const joinWith: Recipe<z.infer<typeof schema>, typeof schema> = {
  name: 'join with',
  explanation:
    'Joins the values of several sources or of a list into one text, leaving out blank ones.',
  example: {
    step: { recipe: 'join with', with: ', ' },
    before: ['Okafor', '', 'PhD'],
    after: 'Okafor, PhD',
  },
  schema,
  gives: () => 'text',
  combines: true,
  compile: (step) => (value) => {
    let joined = ''
    for (const item of listItems(value)) {
      const text = asText(item)
      if (isBlank(text)) continue
      joined += joined === '' ? text : step.with + text
      if (joined.length > longestText) return tooLong(joined)
    }
    return joined
  },
}
