import { countryName } from './person.ts'

/** Every ISO 3166-1 alpha-2 code that the browser has a name for, by that name. */
export const countryChoices = codes()
  .map((value) => ({ value, label: countryName(value) }))
  .filter(({ value, label }) => label !== value)
  .sort((a, b) => a.label.localeCompare(b.label, 'en'))

function codes(): string[] {
  const letters = Array.from({ length: 26 }, (_, index) => String.fromCharCode(65 + index))
  return letters.flatMap((first) => letters.map((second) => first + second))
}
