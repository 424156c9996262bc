import { queryOptions } from '@tanstack/react-query'
import { call } from './api.ts'

/** Who is signed in, and whether this installation has an owner and sends mail. */
export const me = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => call('GET /api/me', { signal }),
  staleTime: 60_000,
})

/** Everything that one looks after, as a tree: clients, their sites, the projects of each. */
export const home = queryOptions({
  queryKey: ['home'],
  queryFn: ({ signal }) => call('GET /api/home', { signal }),
})
