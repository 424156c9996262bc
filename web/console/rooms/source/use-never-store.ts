import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../api.ts'
import { sourcesKey, type Of } from './queries.ts'

/** Marks a field never to be stored, or no longer. */
export function useNeverStore(of: Of) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (marked: { path: string; never: boolean }) =>
      call('PUT /api/projects/:project/sources/:source/never-store', {
        params: of,
        body: marked,
      }),
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: [...sourcesKey(of.project), of.source] }),
        queries.invalidateQueries({ queryKey: sourcesKey(of.project), exact: true }),
      ]),
  })
}
