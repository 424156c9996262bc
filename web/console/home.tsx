import { useSuspenseQuery } from '@tanstack/react-query'
import { createRoute, Link } from '@tanstack/react-router'
import { EmptyRoom } from '../ui/empty-room.tsx'
import { Page } from '../ui/page.tsx'
import { home } from './me.ts'
import { rooms } from './root.tsx'

export const route = createRoute({ getParentRoute: () => rooms, path: '/', component: Home })

function Home() {
  const { clients } = useSuspenseQuery(home).data
  return (
    <Page title="Home" question="What do I do now?" width="reading">
      {clients.length === 0 ? (
        <EmptyRoom
          what="No client yet"
          why="A client is the organisation whose people come aboard. Each has sites, and each site its projects."
        />
      ) : (
        <ul>
          {clients
            .flatMap(({ sites }) => sites)
            .flatMap(({ projects }) => projects)
            .map(({ projectId, name }) => (
              <li key={projectId}>
                <Link to={`/projects/${projectId}`}>{name}</Link>
              </li>
            ))}
        </ul>
      )}
    </Page>
  )
}
