import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { call, type AnswerOf } from '../../api.ts'
import { peopleKey, type Environment } from '../people/queries.ts'

export type PersonOf = Environment & { person: string }
export type Person = AnswerOf<'GET /api/sites/:site/:environment/people/:person'>
export type Why = AnswerOf<'GET /api/sites/:site/:environment/people/:person/why'>
export type FieldWhy = Why['fields'][number]
export type Step = FieldWhy['steps'][number]
export type RowPlace = NonNullable<Step['row']>
export type LastChange = NonNullable<FieldWhy['last']>
export type Access = AnswerOf<'GET /api/sites/:site/:environment/people/:person/access'>
export type HistoryEntry =
  AnswerOf<'GET /api/sites/:site/:environment/people/:person/history'>['entries'][number]

/** Everything about one person; lists of people are made old with it. */
export const personKey = (of: PersonOf) => [...peopleKey(of), of.person]

export const personOf = (of: PersonOf) =>
  queryOptions({
    queryKey: [...personKey(of), 'person'],
    queryFn: ({ signal }) =>
      call('GET /api/sites/:site/:environment/people/:person', { params: of, signal }),
  })

export const whyOf = (of: PersonOf) =>
  queryOptions({
    queryKey: [...personKey(of), 'why'],
    queryFn: ({ signal }) =>
      call('GET /api/sites/:site/:environment/people/:person/why', { params: of, signal }),
  })

export const accessOf = (of: PersonOf) =>
  queryOptions({
    queryKey: [...personKey(of), 'access'],
    queryFn: ({ signal }) =>
      call('GET /api/sites/:site/:environment/people/:person/access', { params: of, signal }),
  })

export const historyOf = (of: PersonOf) =>
  infiniteQueryOptions({
    queryKey: [...personKey(of), 'history'],
    queryFn: ({ pageParam, signal }) =>
      call('GET /api/sites/:site/:environment/people/:person/history', {
        params: of,
        query: { before: pageParam, limit: 20 },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }): string | undefined => next ?? undefined,
  })
