import { z } from 'zod'
import { Hold } from '../hold.ts'
import type { Json } from '../record.ts'
import { fold, isBlank } from '../values/value.ts'
import { onEach, onText, type Recipe } from './recipe.ts'
import { comparedTexts, elseParameter } from './text-parameter.ts'

/** What is read as yes and as no where the document does not say. */
export const usualYes = ['yes', 'y', 'true', '1', 'x', 'on', 'ja', 'oui', 'sí', 'si', 'sim', 'sì']
export const usualNo = ['no', 'n', 'false', '0', 'off', 'nein', 'non', 'não', 'nee', 'nej', 'nei']

const schema = z.strictObject({
  recipe: z.literal('yes/no'),
  yes: comparedTexts.default(usualYes),
  no: comparedTexts.default(usualNo),
  else: elseParameter,
})

export const yesNo: Recipe<z.infer<typeof schema>, typeof schema> = {
  name: 'yes/no',
  explanation: 'Reads words such as yes, ja and 1 as yes, and no, nein and 0 as no.',
  example: {
    step: { recipe: 'yes/no', yes: ['yes', 'please'], no: ['no'], else: 'hold' },
    before: 'Please',
    after: true,
  },
  schema,
  gives: () => 'yesNo',
  combines: false,
  compile: (step) => readYesNo(step.yes, step.no, step.else),
}

export function readYesNo(
  yes: string[],
  no: string[],
  otherwise: 'hold' | 'blank',
): (value: Json) => Json | Hold {
  const meanings = new Map([
    ...no.map((word) => [fold(word), false] as const),
    ...yes.map((word) => [fold(word), true] as const),
  ])
  const read = onText((text) => {
    if (isBlank(text)) return null
    const meaning = meanings.get(fold(text))
    if (meaning !== undefined || otherwise === 'blank') return meaning ?? null
    return new Hold('value-unreadable', text, 'neither yes nor no')
  })
  const readAny = onEach((value) => (typeof value === 'boolean' ? value : read(value, null)))
  return (value) => readAny(value, null)
}
