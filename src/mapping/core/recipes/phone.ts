import { z } from 'zod'
import { countryCode } from '../values/country-names.ts'
import { Hold } from '../hold.ts'
import { compileTextPath } from '../source/path.ts'
import { isPhoneCountry, phoneNumber } from '../values/phone.ts'
import type { Json } from '../record.ts'
import { asText, isBlank } from '../values/value.ts'
import { onText, type Recipe } from './recipe.ts'
import { pathParameter } from './text-parameter.ts'

const schema = z.strictObject({
  recipe: z.literal('phone'),
  /** Alpha-2 code of the country of numbers without '+'; blank for none. */
  country: z
    .string()
    .trim()
    .toUpperCase()
    .refine(
      (code): boolean => code === '' || isPhoneCountry(code),
      'expected a two-letter country code such as NL',
    )
    .default(''),
  /** Where the record names the country, by name or code; `country` counts where it names none. */
  countryFrom: pathParameter.default(''),
  else: z.enum(['hold', 'blank', 'keep']).default('hold'),
})

type Step = z.infer<typeof schema>

export const phone: Recipe<Step, typeof schema> = {
  name: 'phone',
  explanation:
    'Writes a phone number in the international form; one without + is of the country given or found in the record.',
  example: {
    step: { recipe: 'phone', country: 'GB', countryFrom: '', else: 'hold' },
    before: '(020) 7946 0018',
    after: '+442079460018',
  },
  schema,
  gives: () => 'phone',
  combines: false,
  start: () => schema.parse({ recipe: 'phone' }),
  paths: ({ countryFrom }) => ({ record: countryFrom === '' ? [] : [countryFrom], inner: [] }),
  compile: (step) => {
    const countryOf = compileCountry(step)
    return onText((text, record) => {
      if (isBlank(text)) return null
      const country = countryOf(record)
      const found = phoneNumber(text, country)
      if (found !== null || step.else === 'blank') return found
      return step.else === 'keep' ? text : unreadable(text, country)
    })
  },
}

function compileCountry({ country, countryFrom }: Step) {
  const fallback = isPhoneCountry(country) ? country : null
  if (countryFrom === '') return () => fallback
  const read = compileTextPath(countryFrom)
  return (record: Json) => {
    const code = countryCode(asText(read(record)))
    return code !== null && isPhoneCountry(code) ? code : fallback
  }
}

function unreadable(text: string, country: string | null): Hold {
  const why =
    country === null
      ? 'not a phone number with + and the code of its country'
      : `not a phone number of ${country}, nor one with + and the code of its country`
  return new Hold('value-unreadable', text, why)
}
