import { z } from 'zod'
import { dateFormatProblem, readDate } from '../values/date-format.ts'
import { Hold } from '../hold.ts'
import { isBlank } from '../values/value.ts'
import { dateFormats, namedFormats } from './date-formats.ts'
import { onText, type Recipe } from './recipe.ts'
import { elseParameter } from './text-parameter.ts'

const schema = z.strictObject({
  recipe: z.literal('date'),
  formats: dateFormats(dateFormatProblem).default(['YYYY-MM-DD']),
  else: elseParameter,
})

export const date: Recipe<z.infer<typeof schema>, typeof schema> = {
  name: 'date',
  explanation: 'Reads a date written in one of these formats; a time of day behind it is dropped.',
  example: {
    step: { recipe: 'date', formats: ['DD.MM.YYYY', 'YYYY-MM-DD'], else: 'hold' },
    before: '31.12.2027',
    after: '2027-12-31',
  },
  schema,
  gives: () => 'date',
  combines: false,
  compile: ({ formats, else: otherwise }) => {
    const read = readDate(formats)
    return onText((text) => {
      if (isBlank(text)) return null
      const found = read(text)
      if (found !== null || otherwise === 'blank') return found
      return new Hold('value-unreadable', text, `not a date in ${namedFormats(formats)}`)
    })
  },
}
