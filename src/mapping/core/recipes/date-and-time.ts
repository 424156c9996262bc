import { z } from 'zod'
import { dateTimeFormatProblem, readDateTime } from '../values/date-format.ts'
import { Hold } from '../hold.ts'
import { dayOf, momentOf } from '../values/moment.ts'
import { isTimeZone } from '../values/time-zone.ts'
import { isBlank } from '../values/value.ts'
import { dateFormats, namedFormats } from './date-formats.ts'
import { onText, type Recipe } from './recipe.ts'
import { elseParameter } from './text-parameter.ts'

const schema = z.strictObject({
  recipe: z.literal('date and time'),
  formats: dateFormats(dateTimeFormatProblem).default(['YYYY-MM-DDTHH:mm', 'YYYY-MM-DD HH:mm']),
  /** Where the source's clocks hang. */
  zone: z
    .string()
    .trim()
    .max(64)
    .refine(isTimeZone, 'expected a time zone such as Europe/Amsterdam')
    .default('UTC'),
  /** The moment as an instant in UTC, or the day on which it falls in the zone. */
  give: z.enum(['moment', 'day']).default('moment'),
  else: elseParameter,
})

export const dateAndTime: Recipe<z.infer<typeof schema>, typeof schema> = {
  name: 'date and time',
  explanation:
    'Reads a date with its time, told by the clocks of a time zone; an offset in the text counts before it.',
  example: {
    step: {
      recipe: 'date and time',
      formats: ['DD.MM.YYYY HH:mm'],
      zone: 'Europe/Berlin',
      give: 'moment',
      else: 'hold',
    },
    before: '01.03.2027 10:30',
    after: '2027-03-01T09:30:00Z',
  },
  schema,
  gives: ({ give }) => (give === 'day' ? 'date' : 'dateTime'),
  combines: false,
  start: () => schema.parse({ recipe: 'date and time' }),
  compile: ({ formats, zone, give, else: otherwise }) => {
    const read = readDateTime(formats)
    const made = give === 'day' ? dayOf : momentOf
    return onText((text) => {
      if (isBlank(text)) return null
      const written = read(text)
      const found = written === null ? null : made(written, zone)
      if (found !== null || otherwise === 'blank') return found
      return new Hold('value-unreadable', text, `not a date and time in ${namedFormats(formats)}`)
    })
  },
}
