import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { AnswerOf } from './api.ts'
import { siteQuery } from './site.ts'
import './state.ts'

/** Through the door: on to where one wanted to go, or to the choice of a name where several share the address. */
export function useArrive(): (outcome: AnswerOf<'POST /api/code'>, to?: string) => Promise<void> {
  const queries = useQueryClient()
  const navigate = useNavigate()
  return async (outcome, to) => {
    if (outcome.kind === 'choose') {
      const { token, people } = outcome
      await navigate({ to: '/choose', state: { choice: { token, people }, to }, replace: true })
      return
    }
    queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== siteQuery.queryKey[0] })
    await navigate({ href: ownAddress(to), replace: true })
  }
}

/** An address of this site and of no other, however it is written. */
export function ownAddress(to: string | undefined): string {
  if (!to) return '/'
  const address = new URL(to, location.origin)
  return address.origin === location.origin ? address.href.slice(location.origin.length) : '/'
}
