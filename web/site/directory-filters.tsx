import { Select } from '@mantine/core'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { call } from './api.ts'
import type { Searched } from './directory-state.ts'
import { countryName } from './person.ts'

/** What the directory can be narrowed by: user types, and the dimensions that the organisers chose. */
export const filtersQuery = queryOptions({
  queryKey: ['directory filters'],
  queryFn: ({ signal }) => call('GET /api/directory/filters', { signal }),
  staleTime: 300_000,
})

export function DirectoryFilters({
  searched,
  change,
}: {
  searched: Searched
  change: (searched: Searched) => void
}) {
  const { data } = useQuery(filtersQuery)
  if (!data) return null
  const { userTypes, filters } = data
  if (userTypes.length < 2 && filters.length === 0) return null
  return (
    <div className="directory-filters">
      {userTypes.length > 1
        ? userTypes.map(({ key, label }) => (
            <button
              key={key}
              type="button"
              className="directory-type"
              aria-pressed={searched.type === key}
              onClick={() => change({ ...searched, type: searched.type === key ? undefined : key })}
            >
              {label}
            </button>
          ))
        : null}
      {filters.map(({ key, label, type, values }) => (
        <Select
          key={key}
          className="directory-dimension"
          size="sm"
          aria-label={label}
          placeholder={label}
          searchable
          clearable
          clearButtonProps={{ 'aria-label': `Clear ${label}` }}
          limit={100}
          nothingFoundMessage="None of that name"
          data={values.map((one) =>
            type === 'country' ? { ...one, label: countryName(one.value) } : one,
          )}
          value={searched[key] ?? null}
          onChange={(value) => change({ ...searched, [key]: value ?? undefined })}
        />
      ))}
    </div>
  )
}
