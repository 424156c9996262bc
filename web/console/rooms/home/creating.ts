import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { ApiProblem } from '../../../ui/api.ts'
import { call } from '../../api.ts'
import { home } from '../../me.ts'
import { nextThingsKey } from '../project/queries.ts'
import type { Named } from './named-and-short.tsx'

type Step = 'client' | 'site' | 'project'
export type Kind = 'registration' | 'content'
type Asked = {
  client: Named | { slug: string }
  site: Named | { slug: string }
  project: { kind: Kind; name: string }
}

/**
 * Creates what is new of client, site and project, in this order. What was created before a later step failed is kept
 * in mind, so that trying again goes on from there.
 */
export function useCreating() {
  const queries = useQueryClient()
  const created = useRef<{ client?: string; site?: string }>({})
  const [at, setAt] = useState<Step>('client')
  const mutation = useMutation({
    mutationFn: async ({ client, site, project }: Asked) => {
      setAt('client')
      if ('name' in client && created.current.client !== client.slug) {
        await call('POST /api/clients', { body: client })
        created.current = { client: client.slug }
      }
      setAt('site')
      if ('name' in site && created.current.site !== site.slug) {
        await call('POST /api/clients/:client/sites', {
          params: { client: client.slug },
          body: site,
        })
        created.current.site = site.slug
      }
      setAt('project')
      return call('POST /api/sites/:site/projects', {
        params: { site: site.slug },
        body: project,
      })
    },
    onSettled: async () => {
      void queries.invalidateQueries({ queryKey: nextThingsKey })
      await queries.invalidateQueries(home)
    },
  })
  const { error } = mutation
  return {
    isPending: mutation.isPending,
    error,
    problem: error instanceof ApiProblem ? { of: at, error } : null,
    create: (asked: Asked, then: (projectId: string) => void) =>
      mutation.mutate(asked, { onSuccess: ({ projectId }) => then(projectId) }),
  }
}
