// What of the people room stands in the address, so that it can be shared and a reload loses nothing.
import type { Sort } from '../../../ui/data-table.tsx'

export const sorts = ['name', 'email', 'updated', 'created'] as const
type SortedBy = (typeof sorts)[number]

export type PeopleSearch = {
  q?: string
  state?: 'active' | 'suspended'
  userType?: string[]
  tag?: string[]
  listed?: 'yes' | 'no'
  email?: 'none'
  test?: 'yes'
  /** `field:value`; nothing behind the colon is blank. */
  where?: string[]
  sort?: SortedBy | `-${SortedBy}`
}

export function readPeopleSearch(search: Record<string, unknown>): PeopleSearch {
  const { q, state, userType, tag, listed, email, test, where, sort } = search
  const sortedBy = typeof sort === 'string' ? sort.replace('-', '') : ''
  return {
    ...(typeof q === 'string' && q !== '' && { q }),
    ...((state === 'active' || state === 'suspended') && { state }),
    ...texts('userType', userType),
    ...texts('tag', tag),
    ...((listed === 'yes' || listed === 'no') && { listed }),
    ...(email === 'none' && { email }),
    ...(test === 'yes' && { test }),
    ...texts('where', where),
    ...(sorts.includes(sortedBy as SortedBy) && { sort: sort as SortedBy }),
  }
}

/** One value may stand by itself, so that a link is easily written by hand. */
function texts<K extends string>(name: K, value: unknown): { [key in K]?: string[] } {
  const list = (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string')
  return (list.length ? { [name]: list } : {}) as { [key in K]?: string[] }
}

export const sortOf = ({ sort = 'name' }: PeopleSearch): Sort => ({
  by: sort.replace('-', ''),
  down: sort.startsWith('-'),
})

/** What is asked for, in whatever order. */
export function withoutSort(search: PeopleSearch): Omit<PeopleSearch, 'sort'> {
  const asked = { ...search }
  delete asked.sort
  return asked
}

export const isNarrowed = (search: PeopleSearch): boolean =>
  Object.keys(withoutSort(search)).length > 0

/** The values chosen of one dimension. */
export const chosenOf = ({ where = [] }: PeopleSearch, field: string): string[] =>
  where.filter((one) => one.startsWith(`${field}:`)).map((one) => one.slice(field.length + 1))

/** The search with these values of one dimension in place of those before. */
export function withDimension(search: PeopleSearch, field: string, values: string[]): PeopleSearch {
  const others = (search.where ?? []).filter((one) => !one.startsWith(`${field}:`))
  return { ...search, where: [...others, ...values.map((value) => `${field}:${value}`)] }
}
