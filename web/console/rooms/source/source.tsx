import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { createRoute } from '@tanstack/react-router'
import { Page } from '../../../ui/page.tsx'
import { Problem } from '../../../ui/problem.tsx'
import { me } from '../../me.ts'
import { rooms } from '../../root.tsx'
import { Connect } from './connect.tsx'
import { NewFile } from './new-file.tsx'
import { NoSource } from './no-source.tsx'
import { sourcesOf } from './queries.ts'
import { SavedSource } from './saved-source.tsx'
import { readSearch } from './search.ts'
import './source.css'

/** The source room: can we read them, and what is there? */
export const route = createRoute({
  getParentRoute: () => rooms,
  path: '/projects/$project/source',
  validateSearch: readSearch,
  component: SourceRoom,
})

function SourceRoom() {
  const { project } = route.useParams()
  const search = route.useSearch()
  const { account } = useSuspenseQuery(me).data
  const sources = useQuery(sourcesOf(project))
  const mayRun = account?.memberships.some(({ role }) => role !== 'client') ?? false
  if (sources.error) {
    return (
      <Page title="Source">
        <Problem error={sources.error} retry={sources.refetch} />
      </Page>
    )
  }
  if (!sources.data) return null
  const chosen = sources.data.find(({ sourceId }) => sourceId === search.source)
  const source = chosen ?? sources.data[0]
  if (mayRun && search.add === 'api') return <Connect project={project} again={chosen} />
  if (mayRun && search.add === 'file') return <NewFile project={project} />
  if (!source) return <NoSource project={project} mayRun={mayRun} />
  return (
    <SavedSource
      key={source.sourceId}
      project={project}
      source={source}
      sources={sources.data}
      search={search}
      mayRun={mayRun}
    />
  )
}
