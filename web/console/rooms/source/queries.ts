import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { call, type AnswerOf } from '../../api.ts'

export type Source = AnswerOf<'GET /api/projects/:project/sources'>[number]
export type Pulls = AnswerOf<'GET /api/projects/:project/sources/:source/pulls'>
export type Pull = NonNullable<Pulls['dev']>
export type Profile = NonNullable<
  AnswerOf<'GET /api/projects/:project/sources/:source/profile'>['profile']
>
export type ProfileField = Profile['fields'][number]
export type Description = AnswerOf<'GET /api/projects/:project/sources/:source/description'>
export type Detected = AnswerOf<'POST /api/projects/:project/detect'>
export type SourceForm = NonNullable<Detected['form']>
export type Environment = 'dev' | 'prod'

/** Everything that is known of a project's sources; a change of one makes all of it old. */
export const sourcesKey = (project: string) => ['project', project, 'sources']

export const sourcesOf = (project: string) =>
  queryOptions({
    queryKey: sourcesKey(project),
    queryFn: ({ signal }) =>
      call('GET /api/projects/:project/sources', { params: { project }, signal }),
  })

export type Of = { project: string; source: string }

export const descriptionOf = ({ project, source }: Of) =>
  queryOptions({
    queryKey: [...sourcesKey(project), source, 'description'],
    queryFn: ({ signal }) =>
      call('GET /api/projects/:project/sources/:source/description', {
        params: { project, source },
        signal,
      }),
  })

const watchedEvery = 500

/** The newest pull of each environment, watched as long as one is under way. */
export const pullsOf = ({ project, source }: Of) =>
  queryOptions({
    queryKey: [...sourcesKey(project), source, 'pulls'],
    queryFn: ({ signal }) =>
      call('GET /api/projects/:project/sources/:source/pulls', {
        params: { project, source },
        signal,
      }),
    refetchInterval: ({ state: { data } }) =>
      isUnderWay(data?.dev) || isUnderWay(data?.prod) ? watchedEvery : false,
  })

export function isUnderWay(pull: Pull | null | undefined): boolean {
  return pull ? ['queued', 'running', 'parked'].includes(pull.state) : false
}

/** `ended` is the newest pull that has ended: with another one the profile is another. */
export const profileOf = (of: Of, environment: Environment, ended: string | null) =>
  queryOptions({
    queryKey: [...sourcesKey(of.project), of.source, 'profile', environment, ended],
    queryFn: ({ signal }) =>
      call('GET /api/projects/:project/sources/:source/profile', {
        params: of,
        query: { environment },
        signal,
      }),
    placeholderData: keepPreviousData,
  })

export const fieldOf = (of: Of, environment: Environment, pullId: string, path: string) =>
  queryOptions({
    queryKey: [...sourcesKey(of.project), of.source, 'field', environment, pullId, path],
    queryFn: ({ signal }) =>
      call('GET /api/projects/:project/sources/:source/profile/field', {
        params: of,
        query: { environment, path },
        signal,
      }),
  })
