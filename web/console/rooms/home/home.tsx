import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { createRoute } from '@tanstack/react-router'
import { ButtonLink } from '../../../ui/button-link.tsx'
import { EmptyRoom } from '../../../ui/empty-room.tsx'
import { Page } from '../../../ui/page.tsx'
import { Problem } from '../../../ui/problem.tsx'
import { home, me } from '../../me.ts'
import { rooms } from '../../root.tsx'
import { NextPanel } from '../project/next-panel.tsx'
import { nextThings } from '../project/queries.ts'
import { ClientSection } from './client-section.tsx'
import { NewProject } from './new-project.tsx'
import { mostUrgent, placesOf } from './urgent.ts'

type Search = { new?: 'project'; client?: string; site?: string }

/** Home: what do I do now? */
export const route = createRoute({
  getParentRoute: () => rooms,
  path: '/',
  validateSearch: (given: Record<string, unknown>): Search => ({
    ...(given['new'] === 'project' && { new: 'project' }),
    ...(typeof given['client'] === 'string' && { client: given['client'] }),
    ...(typeof given['site'] === 'string' && { site: given['site'] }),
  }),
  component: Home,
})

function Home() {
  const search = route.useSearch()
  const { clients } = useSuspenseQuery(home).data
  const { account } = useSuspenseQuery(me).data
  const things = useQuery(nextThings)
  const isPlatform = account?.memberships.some(({ role }) => role !== 'client') ?? false
  if (isPlatform && search.new === 'project') {
    return <NewProject clients={clients} client={search.client} site={search.site} />
  }
  if (clients.length === 0) {
    return (
      <Page title="Home" question="What do I do now?" width="reading">
        {isPlatform ? (
          <EmptyRoom
            what="Welcome aboard"
            why="A project brings one client’s people to one of their sites. It begins with who they are, what the site is called, and where it will be; the source comes next."
            act={
              <ButtonLink to="/" search={{ new: 'project' }}>
                Create first project
              </ButtonLink>
            }
          />
        ) : (
          <EmptyRoom
            what="Nothing waits here yet"
            why="The platform team will invite you once your project begins."
          />
        )}
      </Page>
    )
  }
  const places = placesOf(clients, things.data?.projects ?? [])
  const urgent = mostUrgent(places)
  return (
    <Page
      title="Home"
      question="What do I do now?"
      aside={
        isPlatform ? (
          <ButtonLink to="/" search={{ new: 'project' }} variant="default">
            New project
          </ButtonLink>
        ) : null
      }
    >
      <Problem error={things.error} retry={things.refetch} />
      {urgent?.next ? (
        <NextPanel
          project={urgent.project.projectId}
          site={urgent.site.slug}
          next={urgent.next}
          of={`${urgent.project.name}, ${urgent.site.name}`}
        />
      ) : null}
      {clients.map((client) => (
        <ClientSection
          key={client.slug}
          client={client}
          places={places.filter((place) => place.client.slug === client.slug)}
          mayCreate={isPlatform}
        />
      ))}
    </Page>
  )
}
