import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, createRoute, redirect } from '@tanstack/react-router'
import { ApiProblem } from '../ui/api.ts'
import { Frame } from './frame.tsx'
import { NotFound } from './not-found.tsx'
import { profileQuery } from './site.ts'
import { Stumbled } from './stumbled.tsx'

export const root = createRootRouteWithContext<{ queries: QueryClient }>()({
  notFoundComponent: NotFound,
  errorComponent: Stumbled,
})

/** The parent of every page behind the door: who is signed out signs in first, who is new passes the first visit. */
export const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  component: Frame,
  beforeLoad: async ({ context: { queries }, location }) => {
    const profile = await queries.ensureQueryData(profileQuery).catch((error: unknown) => {
      if (!(error instanceof ApiProblem) || error.code !== 'signed_out') throw error
      const search = location.pathname === '/' ? {} : { to: location.href }
      throw redirect({ to: '/sign-in', search })
    })
    if (profile.firstVisit) throw redirect({ to: '/welcome', search: { to: location.href } })
  },
})
