import type { FieldValue } from './value.ts'

/** Given and family name with a space between: the display name where the mapping document names none. */
export function composeDisplayName(given: FieldValue, family: FieldValue): string | null {
  if (typeof given !== 'string') return typeof family === 'string' ? family : null
  return typeof family === 'string' ? `${given} ${family}` : given
}
