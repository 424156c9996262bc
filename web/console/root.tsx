import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, createRoute, redirect } from '@tanstack/react-router'
import { home, me } from './me.ts'
import { NotFound } from './not-found.tsx'
import { Shell } from './shell.tsx'

export const root = createRootRouteWithContext<{ queries: QueryClient }>()({
  notFoundComponent: NotFound,
})

/** The parent of every room: only for those who are signed in, others come back to it once they are. */
export const rooms = createRoute({
  getParentRoute: () => root,
  id: 'rooms',
  component: Shell,
  beforeLoad: async ({ context: { queries }, location }) => {
    const { account } = await queries.ensureQueryData(me)
    if (!account) throw redirect({ to: '/sign-in', search: { to: location.href } })
    await queries.ensureQueryData(home)
  },
})
