import type { AnswerOf } from './api.ts'

export type ListedPerson = AnswerOf<'GET /api/directory'>['people'][number]
export type Field = Pick<ListedPerson['fields'][number], 'key' | 'type' | 'value'>

/** The address of somebody's photo; the hash behind it makes a new photo a new address. */
export function photoOf(person: { personId: string; photo: string | null }): string | null {
  return person.photo === null ? null : `/api/photos/${person.personId}?of=${person.photo}`
}

/** A field's value as people read it: countries by name, days written out. */
export function shownValue({ type, value }: Omit<Field, 'key'>): string {
  if (value === null || value === '') return ''
  if (typeof value === 'boolean') return value ? 'Yes' : 'No'
  if (typeof value === 'number') return value.toLocaleString('en')
  if (type === 'country') return countryName(value)
  if (type === 'date') return dayName(value)
  return value
}

/** ISO 3166-1 alpha-2 to the name; what is no code stays as it is. */
export function countryName(code: string): string {
  return /^[A-Z]{2}$/u.test(code) ? (countries.of(code) ?? code) : code
}

/** What stands under a name: what one does and where, then from where one comes; for sites without those, their first fields. */
export function linesOf(fields: readonly Field[]): { does: string; from: string } {
  const told = (...keys: string[]) =>
    keys
      .flatMap((key) => fields.find((field) => field.key === key) ?? [])
      .map(shownValue)
      .filter(Boolean)
      .join(', ')
  const does = told('job_title', 'organization')
  const from = told('city', 'country')
  if (does || from) return { does, from }
  const [first, second] = fields.filter(({ key }) => !nameKeys.has(key))
  return { does: first ? shownValue(first) : '', from: second ? shownValue(second) : '' }
}

/** Part of the name that stands there already. */
export const nameKeys = new Set(['display_name', 'given_name', 'family_name'])

const countries = new Intl.DisplayNames('en', { type: 'region' })

function dayName(day: string): string {
  const date = new Date(`${day}T12:00:00Z`)
  return Number.isNaN(date.getTime()) ? day : longDay.format(date)
}

const longDay = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' })
