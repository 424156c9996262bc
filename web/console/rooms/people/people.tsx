import { Button, Tooltip } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { createRoute } from '@tanstack/react-router'
import { IconDownload, IconUsers } from '@tabler/icons-react'
import { useMemo } from 'react'
import { addressOf } from '../../../ui/api.ts'
import { ButtonLink } from '../../../ui/button-link.tsx'
import { DataTable } from '../../../ui/data-table.tsx'
import { EmptyRoom } from '../../../ui/empty-room.tsx'
import { Page } from '../../../ui/page.tsx'
import { useOffsetRows } from '../../../ui/rows.ts'
import { call } from '../../api.ts'
import { usePlace } from '../../place.ts'
import { environmentOf } from '../../environment-of.ts'
import { EventZone } from '../../event-zone.tsx'
import { rooms } from '../../root.tsx'
import { peopleColumns } from './columns.tsx'
import { PeopleFilters } from './filters.tsx'
import { filtersOf, peopleKey, personAddress, type Environment } from './queries.ts'
import { isNarrowed, readPeopleSearch, sortOf, type PeopleSearch } from './search.ts'

/** The people room: who is on the platform? */
export const route = createRoute({
  getParentRoute: () => rooms,
  path: '/sites/$site/$environment/people',
  params: { parse: environmentOf },
  validateSearch: readPeopleSearch,
  component: PeopleRoom,
})

const people = 'GET /api/sites/:site/:environment/people'

function PeopleRoom() {
  const of = route.useParams()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const { site } = usePlace()
  const siteName = site?.name ?? of.site
  const filters = useQuery(filtersOf(of, search)).data
  const columns = useMemo(() => peopleColumns(of, filters), [of, filters])
  const rows = useOffsetRows({
    view: [...peopleKey(of), 'rows', search],
    load: ({ signal, ...window }) =>
      call(people, { params: of, query: { ...search, ...window }, signal }),
  })
  const onSearch = (next: PeopleSearch) =>
    void navigate({ search: () => readPeopleSearch(next), replace: true })
  return (
    <EventZone of={of}>
      <Page
        title="People"
        question={`Who is on ${siteName}?`}
        environment={of.environment}
        within={[siteName]}
        fill
        aside={<Export of={of} search={search} total={rows.total} />}
        act={
          <ButtonLink to={`/sites/${of.site}/${of.environment}/mail/invite`}>
            Invite people
          </ButtonLink>
        }
      >
        <DataTable
          name={`people.${of.site}`}
          label={`People of ${siteName}, ${of.environment === 'dev' ? 'Dev' : 'Prod'}`}
          noun={['person', 'people']}
          columns={columns}
          rows={rows}
          sort={sortOf(search)}
          onSort={({ by, down }) =>
            onSearch(readPeopleSearch({ ...search, sort: down ? `-${by}` : by }))
          }
          search={search.q ?? ''}
          onSearch={(q) => onSearch({ ...search, q })}
          filters={<PeopleFilters of={of} filters={filters} search={search} onSearch={onSearch} />}
          opens={({ personId }) => ({ to: personAddress(of, personId) })}
          idOf={({ personId }) => personId}
          empty={
            isNarrowed(search) ? (
              <NobodyFound clear={() => onSearch({})} />
            ) : (
              <NobodyYet of={of} siteName={siteName} />
            )
          }
        />
      </Page>
    </EventZone>
  )
}

function Export({
  of,
  search,
  total,
}: {
  of: Environment
  search: PeopleSearch
  total: number | null
}) {
  const address = addressOf('/api/sites/:site/:environment/people/export', of, search)
  if (!total) return null
  return (
    <Tooltip label="Everybody whom the table shows, with every column; noted in the audit log">
      <Button
        component="a"
        href={address}
        download
        variant="default"
        leftSection={<IconDownload size={16} stroke={1.7} />}
      >
        Export CSV
      </Button>
    </Tooltip>
  )
}

function NobodyFound({ clear }: { clear: () => void }) {
  return (
    <EmptyRoom
      what="Nobody matches"
      why="No person has all that you ask for. Names are found in any script and without accents; addresses and ids by any part of them."
      act={
        <Button variant="default" onClick={clear}>
          Clear search and filters
        </Button>
      }
    />
  )
}

function NobodyYet({ of, siteName }: { of: Environment; siteName: string }) {
  const { site } = usePlace()
  const project = site?.projects[0]
  const kind = of.environment === 'dev' ? 'Dev' : 'Prod'
  return (
    <EmptyRoom
      icon={<IconUsers size={28} stroke={1.4} />}
      what={`The people of ${siteName} on ${kind}`}
      why={
        of.environment === 'dev'
          ? 'Nobody is here yet. People come aboard when a plan is applied: it shows who comes in before anything is written, and mails nobody.'
          : 'Nobody is here yet. Prod gets its people by the release that was reviewed on Dev, once it is deployed and its plan confirmed.'
      }
      act={
        project ? (
          <ButtonLink
            to={`/projects/${project.projectId}/${of.environment === 'dev' ? 'plan' : 'release'}`}
            variant="default"
          >
            {of.environment === 'dev' ? 'Go to the plan' : 'Go to the releases'}
          </ButtonLink>
        ) : null
      }
    />
  )
}
