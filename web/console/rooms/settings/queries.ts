import { queryOptions } from '@tanstack/react-query'
import { call, type AnswerOf } from '../../api.ts'
import type { Environment } from '../people/queries.ts'

export type SiteSettings = AnswerOf<'GET /api/sites/:site/:environment/settings'>
export type Member = AnswerOf<'GET /api/sites/:site/:environment/members'>['members'][number]

/** The texts of a site are those of both its environments. */
export const settingsKey = ({ site }: Environment) => ['settings', site]

export const settingsOf = (of: Environment) =>
  queryOptions({
    queryKey: settingsKey(of),
    queryFn: ({ signal }) =>
      call('GET /api/sites/:site/:environment/settings', { params: of, signal }),
    staleTime: 300_000,
  })

export const membersOf = (of: Environment) =>
  queryOptions({
    queryKey: ['members', of.site],
    queryFn: ({ signal }) =>
      call('GET /api/sites/:site/:environment/members', { params: of, signal }),
  })

export const testAddressesOf = (of: Environment) =>
  queryOptions({
    queryKey: ['test-addresses', of.site, of.environment],
    queryFn: ({ signal }) =>
      call('GET /api/sites/:site/:environment/test-addresses', { params: of, signal }),
  })
