import { Button, SegmentedControl } from '@mantine/core'
import { useInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query'
import { createRoute, useNavigate } from '@tanstack/react-router'
import { ButtonLink } from '../../../ui/button-link.tsx'
import { EmptyRoom } from '../../../ui/empty-room.tsx'
import { countOf } from '../../../ui/figures.ts'
import { Page } from '../../../ui/page.tsx'
import { Problem } from '../../../ui/problem.tsx'
import { call } from '../../api.ts'
import { rooms } from '../../root.tsx'
import { environmentName, overviewOf, projectKey } from '../project/queries.ts'
import { HeldAcross } from './held-across.tsx'
import { LogEntry } from './log-entry.tsx'
import './runs.css'
import { readSearch, type Search } from './search.ts'

/** Runs: is it healthy? */
export const route = createRoute({
  getParentRoute: () => rooms,
  path: '/projects/$project/runs',
  validateSearch: readSearch,
  loader: ({ context: { queries }, params }) => queries.ensureQueryData(overviewOf(params.project)),
  errorComponent: ({ error, reset }) => (
    <Page title="Runs">
      <Problem error={error} retry={reset} />
    </Page>
  ),
  component: Room,
})

const pageSize = 50

function Room() {
  const { project } = route.useParams()
  const search = route.useSearch()
  const { environment, kind }: Search = search
  const navigate = useNavigate()
  const { data: overview } = useSuspenseQuery(overviewOf(project))
  const log = useInfiniteQuery({
    queryKey: [...projectKey(project), 'log', environment, kind ?? 'all'],
    queryFn: ({ pageParam, signal }) =>
      call('GET /api/projects/:project/:environment/log', {
        params: { project, environment },
        query: { offset: pageParam, limit: pageSize, ...(kind && { kind }) },
        signal,
      }),
    initialPageParam: 0,
    getNextPageParam: ({ total }, _, last) =>
      last + pageSize < total ? last + pageSize : undefined,
    refetchInterval: ({ state: { data } }) =>
      data?.pages.some(({ rows }) => rows.some(({ finishedAt }) => finishedAt === null))
        ? 1500
        : 20_000,
  })
  const entries = log.data?.pages.flatMap(({ rows }) => rows) ?? []
  const total = log.data?.pages[0]?.total ?? 0
  const go = (next: Search) => void navigate({ to: `/projects/${project}/runs`, search: next })
  return (
    <Page
      title="Runs"
      question="Is it healthy?"
      environment={environment}
      within={[overview.site.name]}
      aside={
        <SegmentedControl
          aria-label="Environment"
          value={environment}
          onChange={(next) => go({ ...search, environment: next })}
          data={[
            { value: 'dev', label: 'Dev' },
            { value: 'prod', label: 'Prod' },
          ]}
        />
      }
    >
      <HeldAcross project={project} overview={overview} />
      <Problem error={log.error} retry={log.refetch} />
      {log.data && total === 0 && !kind ? (
        <EmptyRoom
          what={`Nothing was done on ${environmentName[environment]} yet`}
          why="Each pull of everyone, each plan and each run stands here with what came of it, how long it took, and why it failed if it did."
          act={
            <ButtonLink to={`/projects/${project}/plan`} search={{ environment }}>
              Go to the plan
            </ButtonLink>
          }
        />
      ) : (
        <section className="log" aria-label="What was done">
          <header>
            <h2>What was done</h2>
            <SegmentedControl
              aria-label="Which"
              value={kind ?? 'all'}
              onChange={(next) => go({ environment, ...(next !== 'all' && { kind: next }) })}
              data={[
                { value: 'all', label: 'All' },
                { value: 'pull', label: 'Pulls' },
                { value: 'plan', label: 'Plans' },
                { value: 'run', label: 'Runs' },
              ]}
            />
            <span className="muted figures">{countOf(total, 'entry', 'entries')}</span>
          </header>
          <ol>
            {entries.map((entry) => (
              <LogEntry
                key={`${entry.kind} ${entry.id}`}
                entry={entry}
                project={project}
                overview={overview}
                environment={environment}
              />
            ))}
          </ol>
          {log.hasNextPage ? (
            <Button
              variant="default"
              loading={log.isFetchingNextPage}
              onClick={() => void log.fetchNextPage()}
            >
              Show earlier
            </Button>
          ) : null}
        </section>
      )}
    </Page>
  )
}
