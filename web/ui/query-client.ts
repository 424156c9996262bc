import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { ApiProblem } from './api.ts'

/** Answers stay fresh for half a minute; only what may go through the next time is asked for again. */
export function newQueryClient({ signedOut }: { signedOut: () => void }): QueryClient {
  const onError = (error: unknown) => {
    if (error instanceof ApiProblem && error.code === 'signed_out') signedOut()
  }
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: { staleTime: 30_000, retry: (failures, error) => failures < 2 && mayPass(error) },
      mutations: { retry: false },
    },
  })
}

function mayPass(error: unknown): boolean {
  return !(error instanceof ApiProblem) || error.status === 0 || error.status >= 500
}
