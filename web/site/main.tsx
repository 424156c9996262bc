import { createRouter, RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from '../ui/app.tsx'
import { Problem } from '../ui/problem.tsx'
import { newQueryClient } from '../ui/query-client.ts'
import { harbourTeal, siteTheme } from '../ui/theme.ts'
import { Zone } from '../ui/when.tsx'
import { showIcon } from './icon.ts'
import { routes } from './routes.tsx'
import { profileQuery, siteQuery } from './site.ts'

const queries = newQueryClient({
  signedOut: () => {
    // Only where somebody was in: the door itself asks too, and would be sent round in circles.
    if (!queries.getQueryData(profileQuery.queryKey)) return
    queries.removeQueries(profileQuery)
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

const element = document.getElementById('root')
if (element) void open(createRoot(element))

/** The event is asked for first: everything that follows wears its colour. */
async function open(root: ReturnType<typeof createRoot>): Promise<void> {
  try {
    const site = await queries.fetchQuery(siteQuery)
    showIcon(site)
    root.render(
      <StrictMode>
        <App theme={siteTheme(site.colour)} colour={site.colour} queries={queries}>
          <Zone value={site.timeZone}>
            <RouterProvider router={router} />
          </Zone>
        </App>
      </StrictMode>,
    )
  } catch (error) {
    root.render(
      <App theme={siteTheme(harbourTeal)} queries={queries}>
        <div style={{ padding: 24 }}>
          <Problem error={error} retry={() => location.reload()} />
        </div>
      </App>,
    )
  }
}
