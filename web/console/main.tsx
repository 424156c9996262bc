import { createRouter, RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from '../ui/app.tsx'
import { newQueryClient } from '../ui/query-client.ts'
import { consoleTheme } from '../ui/theme.ts'
import { me } from './me.ts'
import { routes } from './routes.tsx'

const queries = newQueryClient({
  signedOut: () => {
    if (!queries.getQueryData(me.queryKey)) return
    queries.removeQueries(me)
    void router.invalidate()
  },
})
const router = createRouter({
  routeTree: routes,
  context: { queries },
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
  scrollRestoration: true,
})

const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App theme={consoleTheme} queries={queries}>
        <RouterProvider router={router} />
      </App>
    </StrictMode>,
  )
}
