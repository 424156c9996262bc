import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call, type AnswerOf } from '../../api.ts'
import { nextThingsKey, projectKey, type Environment } from '../project/queries.ts'

export type Releases = AnswerOf<'GET /api/projects/:project/releases'>
export type Release = Releases['releases'][number]
export type Deployment = Releases['deployments'][number]

export function useDeploying(project: string) {
  const queries = useQueryClient()
  const onSettled = async () => {
    void queries.invalidateQueries({ queryKey: nextThingsKey })
    await queries.invalidateQueries({ queryKey: projectKey(project) })
  }
  const params = { project }
  return {
    freeze: useMutation({
      mutationFn: () => call('POST /api/projects/:project/releases', { params }),
      onSettled,
    }),
    deploy: useMutation({
      mutationFn: ({
        releaseId,
        environment,
        confirmation,
      }: {
        releaseId: string
        environment: Environment
        confirmation: string
      }) =>
        environment === 'prod'
          ? call('POST /api/projects/:project/deployments/prod', {
              params,
              body: { releaseId, confirmation },
            })
          : call('POST /api/projects/:project/deployments/dev', { params, body: { releaseId } }),
      onSettled,
    }),
  }
}

export type Acts = ReturnType<typeof useDeploying>
