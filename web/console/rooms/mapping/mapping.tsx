import { useQuery } from '@tanstack/react-query'
import { createRoute } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import type { Tab } from '../../../../src/mapping/core/document.ts'
import { Page } from '../../../ui/page.tsx'
import { Problem } from '../../../ui/problem.tsx'
import { rooms } from '../../root.tsx'
import { mappingOf, sampleOf } from './queries.ts'
import type { MappingSearch } from './room.tsx'
import { tabNames } from './words.ts'

export const route = createRoute({
  getParentRoute: () => rooms,
  path: '/projects/$project/mapping',
  validateSearch: ({ tab, show, row, column, type }): MappingSearch => ({
    ...(typeof tab === 'string' && tab in tabNames ? { tab: tab as Tab } : {}),
    ...(typeof show === 'string' ? { show } : {}),
    // An id of digits alone comes out of an address as a number.
    ...(typeof row === 'string' || typeof row === 'number' ? { row: String(row) } : {}),
    ...(typeof column === 'string' ? { column } : {}),
    ...(typeof type === 'string' || typeof type === 'number' ? { type: String(type) } : {}),
  }),
  component: Mapping,
})

/** Most who come to the console never edit a mapping: the editor is loaded with the room. */
const Room = lazy(() => import('./room.tsx').then(({ Room }) => ({ default: Room })))

function Mapping() {
  const { project } = route.useParams()
  const search = route.useSearch()
  const mapping = useQuery(mappingOf(project))
  const sample = useQuery(sampleOf(project))
  const error = mapping.error ?? sample.error
  if (error) {
    const retry = () => Promise.all([mapping.refetch(), sample.refetch()])
    return (
      <Page title="Mapping">
        <Problem error={error} retry={retry} />
      </Page>
    )
  }
  if (!mapping.data || !sample.data) return null
  return (
    <Suspense fallback={null}>
      <Room
        key={project}
        project={project}
        loaded={mapping.data}
        sample={sample.data.sample}
        search={search}
      />
    </Suspense>
  )
}
