import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { inside } from './root.tsx'

export const route = createRoute({
  getParentRoute: () => inside,
  path: '/profile',
  component: lazyRouteComponent(() => import('./profile-page.tsx'), 'ProfilePage'),
})
