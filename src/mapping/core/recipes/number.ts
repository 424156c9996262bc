import { z } from 'zod'
import { Hold } from '../hold.ts'
import { isBlank } from '../values/value.ts'
import { onEach, onText, type Recipe } from './recipe.ts'
import { elseParameter } from './text-parameter.ts'

const schema = z.strictObject({
  recipe: z.literal('number'),
  decimal: z.enum(['.', ',']).default('.'),
  else: elseParameter,
})

export const number: Recipe<z.infer<typeof schema>, typeof schema> = {
  name: 'number',
  explanation: 'Reads a number written with a decimal point or a decimal comma.',
  example: {
    step: { recipe: 'number', decimal: ',', else: 'hold' },
    before: '1.234,50',
    after: 1234.5,
  },
  schema,
  gives: () => 'number',
  combines: false,
  compile: (step) => {
    const read = onText((text) => {
      if (isBlank(text)) return null
      const found = readNumber(text, step.decimal)
      if (found !== null || step.else === 'blank') return found
      return new Hold(
        'value-unreadable',
        text,
        `not a number with a decimal ${names[step.decimal]}`,
      )
    })
    return onEach((value, record) => (typeof value === 'number' ? value : read(value, record)))
  },
}

/** Digits, with spaces, apostrophes or the other of '.' and ',' between groups of three; null if it is anything else. */
function readNumber(text: string, decimal: '.' | ','): number | null {
  const plain = text.trim()
  if (plain.length > 40 || !shapes[decimal].test(plain)) return null
  const digits = decimal === '.' ? plain : plain.replaceAll('.', '').replace(',', '.')
  return Number(digits.replace(/[^\d.+-]/gu, ''))
}

const names = { '.': 'point', ',': 'comma' }
const shapes = {
  '.': /^[+-]?(\d+|\d{1,3}([ \u00a0\u202f'’,]\d{3})+)(\.\d+)?$/u,
  ',': /^[+-]?(\d+|\d{1,3}([ \u00a0\u202f'’.]\d{3})+)(,\d+)?$/u,
}
