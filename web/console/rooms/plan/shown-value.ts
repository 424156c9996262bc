/** A value of a record as a person would write it: lists by commas, what is an object as JSON, nothing as nothing. */
export function shownValue(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (Array.isArray(value))
    return value
      .map(shownValue)
      .filter((text) => text !== '')
      .join(', ')
  return JSON.stringify(value)
}
