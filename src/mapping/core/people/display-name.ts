import type { FieldValue } from '../values/value.ts'

/** Given and family name with a space between: the display name where the mapping document has no row for it. */
export function composeDisplayName(values: { [field: string]: FieldValue }): string | null {
  const names = [values['given_name'], values['family_name']].filter(
    (name) => typeof name === 'string',
  )
  return names.length === 0 ? null : names.join(' ')
}
