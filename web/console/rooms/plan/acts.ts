import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../api.ts'
import { nextThingsKey, projectKey, type Counts, type Environment } from '../project/queries.ts'

type Of = { project: string; environment: Environment; source: string }

/** What can be done in this room. Whatever is done makes all that is known of the project old. */
export function useActs({ project, environment, source }: Of) {
  const queries = useQueryClient()
  const onSettled = async () => {
    void queries.invalidateQueries({ queryKey: nextThingsKey })
    await queries.invalidateQueries({ queryKey: projectKey(project) })
  }
  const params = { project, environment }
  const body = { sourceId: source }
  return {
    pull: useMutation({
      mutationFn: () => call('POST /api/projects/:project/:environment/pulls', { params, body }),
      onSettled,
    }),
    /** The mapping as it stands, frozen and given to Dev. */
    rehearse: useMutation({
      mutationFn: () =>
        call('POST /api/projects/:project/rehearsals', { params: { project }, body }),
      onSettled,
    }),
    /** A release as it is. */
    plan: useMutation({
      mutationFn: (releaseId: string) =>
        call('POST /api/projects/:project/:environment/plans', {
          params,
          body: { ...body, releaseId },
        }),
      onSettled,
    }),
    apply: useMutation({
      mutationFn: ({
        plan,
        seen,
        ...more
      }: {
        plan: string
        seen: Counts
        confirmation?: string
        typed?: { suspend?: number; create?: number; change?: number }
      }) =>
        call('POST /api/projects/:project/:environment/plans/:plan/apply', {
          params: { ...params, plan },
          body: { seen, ...more },
        }),
      onSettled,
    }),
  }
}

export type Acts = ReturnType<typeof useActs>
