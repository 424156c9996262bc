import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import { call, type AnswerOf } from './api.ts'

export type Site = AnswerOf<'GET /api/site'>
export type OwnProfile = AnswerOf<'GET /api/profile'>

/** The event: its name, days, colour, terms, and whom to ask. */
export const siteQuery = queryOptions({
  queryKey: ['site'],
  queryFn: ({ signal }) => call('GET /api/site', { signal }),
  staleTime: Infinity,
})

/** The profile of whoever is signed in. */
export const profileQuery = queryOptions({
  queryKey: ['profile'],
  queryFn: ({ signal }) => call('GET /api/profile', { signal }),
})

export const useSite = (): Site => useSuspenseQuery(siteQuery).data
export const useProfile = (): OwnProfile => useSuspenseQuery(profileQuery).data
