import { z } from 'zod'
import { countryCode } from '../values/country-names.ts'
import { Hold } from '../hold.ts'
import { isBlank } from '../values/value.ts'
import { onText, type Recipe } from './recipe.ts'
import { elseParameter } from './text-parameter.ts'

const schema = z.strictObject({ recipe: z.literal('country'), else: elseParameter })

export const country: Recipe<z.infer<typeof schema>, typeof schema> = {
  name: 'country',
  explanation:
    'Finds the country by its name in many languages or by its two- or three-letter code.',
  example: { step: { recipe: 'country', else: 'hold' }, before: 'Deutschland', after: 'DE' },
  schema,
  gives: () => 'country',
  combines: false,
  compile: (step) =>
    onText((text) => {
      if (isBlank(text)) return null
      const code = countryCode(text)
      if (code !== null || step.else === 'blank') return code
      return new Hold('value-unreadable', text, 'not the name or code of a country')
    }),
}
