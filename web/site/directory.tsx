import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { readSearch } from './directory-state.ts'
import { inside } from './root.tsx'

export const route = createRoute({
  getParentRoute: () => inside,
  path: '/directory',
  validateSearch: readSearch,
  component: lazyRouteComponent(() => import('./directory-page.tsx'), 'DirectoryPage'),
})

/** One person, over the list that they were found in. */
export const personRoute = createRoute({
  getParentRoute: () => route,
  path: '$person',
  component: lazyRouteComponent(() => import('./person-sheet.tsx'), 'PersonSheet'),
})
