import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { call, type AnswerOf } from '../../api.ts'
import { withoutSort, type PeopleSearch } from './search.ts'

export type Environment = { site: string; environment: 'dev' | 'prod' }
export type ListedPerson = AnswerOf<'GET /api/sites/:site/:environment/people'>['rows'][number]
export type Filters = AnswerOf<'GET /api/sites/:site/:environment/people/filters'>
export type Dimension = Filters['dimensions'][number]

/** Everything that is known of an environment's people; a change of one of them makes all of it old. */
export const peopleKey = ({ site, environment }: Environment) => ['people', site, environment]

export const filtersOf = (of: Environment, search: PeopleSearch) =>
  queryOptions({
    queryKey: [...peopleKey(of), 'filters', withoutSort(search)],
    queryFn: ({ signal }) =>
      call('GET /api/sites/:site/:environment/people/filters', {
        params: of,
        query: withoutSort(search),
        signal,
      }),
    placeholderData: keepPreviousData,
  })

export const valuesOf = (of: Environment, search: PeopleSearch, field: string) =>
  queryOptions({
    queryKey: [...peopleKey(of), 'values', field, withoutSort(search)],
    queryFn: ({ signal }) =>
      call('GET /api/sites/:site/:environment/people/values/:field', {
        params: { ...of, field },
        query: withoutSort(search),
        signal,
      }),
    placeholderData: keepPreviousData,
  })

/** The address of a person's photo, as the console sees it. */
export const photoOf = ({ site, environment }: Environment, personId: string) =>
  `/api/sites/${encodeURIComponent(site)}/${environment}/people/${personId}/photo`

export const personAddress = ({ site, environment }: Environment, personId: string) =>
  `/sites/${site}/${environment}/people/${personId}`
