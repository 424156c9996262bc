import { useQuery, useQueryClient } from '@tanstack/react-query'
import { createRoute } from '@tanstack/react-router'
import { Page } from '../../../ui/page.tsx'
import { Problem } from '../../../ui/problem.tsx'
import { NotFound } from '../../not-found.tsx'
import { usePlace } from '../../place.ts'
import { rooms } from '../../root.tsx'
import './client.css'
import { teamsOf } from './queries.ts'
import { Sites } from './sites.tsx'
import { Team } from './team.tsx'

/** The client's room: people on both sides, sites and projects. Who are they? */
export const route = createRoute({
  getParentRoute: () => rooms,
  path: '/clients/$client',
  component: ClientRoom,
})

function ClientRoom() {
  const { client: slug } = route.useParams()
  const { client } = usePlace()
  const teams = useQuery(teamsOf(slug))
  const queries = useQueryClient()
  if (!client) return <NotFound />
  const refresh = async () => {
    await queries.invalidateQueries({ queryKey: ['teams'] })
    // The same people stand in the settings of the client's sites.
    await queries.invalidateQueries({ queryKey: ['members'] })
  }
  return (
    <Page
      title={client.name}
      question="Who are they, and who works with them?"
      width="reading"
      key={slug}
    >
      <Problem error={teams.error} retry={teams.refetch} />
      {teams.data ? (
        <>
          <Team side="client" client={client} teams={teams.data} refresh={refresh} />
          <Team side="platform" client={client} teams={teams.data} refresh={refresh} />
        </>
      ) : null}
      <Sites client={client} />
    </Page>
  )
}
