import { z } from 'zod'
import { Hold } from '../hold.ts'
import { languageCode } from '../values/language-names.ts'
import { isBlank } from '../values/value.ts'
import { onText, type Recipe } from './recipe.ts'
import { elseParameter } from './text-parameter.ts'

const schema = z.strictObject({ recipe: z.literal('language'), else: elseParameter })

export const language: Recipe<z.infer<typeof schema>, typeof schema> = {
  name: 'language',
  explanation:
    'Finds the two-letter code of a language by its name in many languages or by another code.',
  example: { step: { recipe: 'language', else: 'hold' }, before: 'Deutsch', after: 'de' },
  schema,
  gives: () => 'language',
  combines: false,
  compile: (step) =>
    onText((text) => {
      if (isBlank(text)) return null
      const code = languageCode(text)
      if (code !== null || step.else === 'blank') return code
      return new Hold('value-unreadable', text, 'not the name or code of a language')
    }),
}
