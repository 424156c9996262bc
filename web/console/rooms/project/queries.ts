import { queryOptions } from '@tanstack/react-query'
import { call, type AnswerOf } from '../../api.ts'

export type Overview = AnswerOf<'GET /api/projects/:project'>
export type EnvironmentStanding = Overview['dev']
export type NextThing = Overview['next']
export type RailStage = Overview['rail'][number]
export type Standing = AnswerOf<'GET /api/projects/:project/:environment/sources/:source/standing'>
export type Pull = NonNullable<Standing['pull']>
export type Plan = NonNullable<Standing['plan']>
export type Run = NonNullable<Standing['run']>
export type Bridge = NonNullable<Plan['bridge']>
export type Counts = NonNullable<Plan['counts']>
export type Environment = 'dev' | 'prod'

export const environmentName = { dev: 'Dev', prod: 'Prod' } as const

const watchedEvery = 700
const lookedAtEvery = 20_000

/** Everything that is known of where a project stands; whatever is done in it makes all of it old. */
export const projectKey = (project: string) => ['project', project, 'joint']

export const overviewOf = (project: string) =>
  queryOptions({
    queryKey: [...projectKey(project), 'overview'],
    queryFn: ({ signal }) => call('GET /api/projects/:project', { params: { project }, signal }),
    staleTime: 2000,
    refetchInterval: ({ state: { data } }) =>
      data?.next.tone === 'waits' ? watchedEvery * 2 : lookedAtEvery,
  })

/** Where a source stands in an environment, watched as long as something is under way there. */
export const standingOf = (project: string, environment: Environment, source: string) =>
  queryOptions({
    queryKey: [...projectKey(project), 'standing', environment, source],
    queryFn: ({ signal }) =>
      call('GET /api/projects/:project/:environment/sources/:source/standing', {
        params: { project, environment, source },
        signal,
      }),
    staleTime: 2000,
    refetchInterval: ({ state: { data } }) =>
      data && data.unfinished.length > 0 ? watchedEvery : lookedAtEvery,
  })

export const releasesOf = (project: string) =>
  queryOptions({
    queryKey: [...projectKey(project), 'releases'],
    queryFn: ({ signal }) =>
      call('GET /api/projects/:project/releases', { params: { project }, signal }),
  })

export const nextThingsKey = ['next things']

export const nextThings = queryOptions({
  queryKey: nextThingsKey,
  queryFn: ({ signal }) => call('GET /api/next-things', { signal }),
  staleTime: 2000,
  refetchInterval: lookedAtEvery,
})
