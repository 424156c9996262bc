import { countryCode, isCountryCode } from '../values/country-names.ts'
import type { FieldDefinition } from '../platform-model.ts'
import type { FieldProfile } from '../source/profile.ts'
import type { RecipeStep } from '../recipes/catalogue.ts'
import { fold } from '../values/value.ts'

/** The steps that the values of a source field ask for, and why. */
export function stepsFor(
  field: FieldDefinition,
  profile: FieldProfile,
): { steps: RecipeStep[]; why: string[] } {
  const seen = [...profile.values.map(({ value }) => value), ...profile.examples]
  const steps: RecipeStep[] = []
  const why: string[] = []
  const add = (step: RecipeStep, reason: string) => {
    steps.push(step)
    why.push(reason)
  }
  const nothing = seen.filter((value) => blanks.has(fold(value)))
  if (nothing.length > 0)
    add(
      { recipe: 'ignore these values', values: [...new Set(nothing)] },
      `'${nothing[0] ?? ''}' stands for nothing`,
    )
  if (seen.some((value) => entity.test(value)))
    add({ recipe: 'decode HTML entities' }, 'some hold HTML entities')
  if (seen.some((value) => value !== value.trim() || /\s{2}/u.test(value)))
    add({ recipe: 'collapse spaces' }, 'some have superfluous spaces')
  if (isName(field) && seen.some(isShouted))
    add({ recipe: 'change case', to: 'names' }, 'some are in capitals')
  if (field.type === 'country' && seen.some((value) => !isCountryCode(value.trim().toUpperCase())))
    add({ recipe: 'country', else: 'hold' }, 'it holds names of countries')
  return { steps, why }
}

/** How many of the values are countries, by name or code; 0 where there are none. */
export function countryShare(profile: FieldProfile): number {
  const values = profile.values.filter(({ value }) => !blanks.has(fold(value))).slice(0, 50)
  return (
    values.filter(({ value }) => countryCode(value) !== null).length / Math.max(1, values.length)
  )
}

const blanks = new Set(['n/a', 'na', 'not applicable', 'none', '-', '--', 'null', 'unknown', '.'])
const entity = /&(?:[a-z]{2,8}|#\d{1,6}|#x[\da-f]{1,6});/iu

function isName({ key }: FieldDefinition): boolean {
  return key === 'given_name' || key === 'family_name'
}

function isShouted(value: string): boolean {
  return value.length > 3 && value === value.toUpperCase() && /\p{Lu}{3}/u.test(value)
}
