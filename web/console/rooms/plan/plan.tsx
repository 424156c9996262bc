import { SegmentedControl } from '@mantine/core'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { createRoute, useNavigate } from '@tanstack/react-router'
import { ButtonLink } from '../../../ui/button-link.tsx'
import { EmptyRoom } from '../../../ui/empty-room.tsx'
import { Page } from '../../../ui/page.tsx'
import { Problem } from '../../../ui/problem.tsx'
import { me } from '../../me.ts'
import { rooms } from '../../root.tsx'
import { overviewOf, standingOf, type Overview } from '../project/queries.ts'
import { useActs } from './acts.ts'
import { ChangeStep } from './change-step.tsx'
import { DataStep } from './data-step.tsx'
import { mainAct } from './main-act.ts'
import { PlannedChanges } from './planned-changes.tsx'
import './plan.css'
import { ResultStep } from './result-step.tsx'
import { readSearch, type Search } from './search.ts'
import { TermDrawer } from './term-drawer.tsx'
import { wanted } from './wanted.ts'

/** The plan: who comes in, and what will change? */
export const route = createRoute({
  getParentRoute: () => rooms,
  path: '/projects/$project/plan',
  validateSearch: readSearch,
  loader: ({ context: { queries }, params }) => queries.ensureQueryData(overviewOf(params.project)),
  errorComponent: ({ error, reset }) => (
    <Page title="Plan">
      <Problem error={error} retry={reset} />
    </Page>
  ),
  component: Room,
})

function Room() {
  const { project } = route.useParams()
  const search = route.useSearch()
  const { data: overview } = useSuspenseQuery(overviewOf(project))
  const source =
    overview.sources.find(({ sourceId }) => sourceId === search.source) ?? overview.sources[0]
  const { environment } = search
  const frame = {
    title: 'Plan',
    question: 'Who comes in, and what will change?',
    environment,
    within: [overview.site.name],
    aside: <Switches project={project} overview={overview} search={search} />,
  }
  if (!source) {
    return (
      <Page {...frame}>
        <EmptyRoom
          what="There is nothing to plan yet"
          why="A plan is made of everyone in a source, and no source is connected."
          act={<ButtonLink to={`/projects/${project}/source`}>Connect source</ButtonLink>}
        />
      </Page>
    )
  }
  if (environment === 'prod' && !overview.prod.release) {
    return (
      <Page {...frame}>
        <EmptyRoom
          what="Prod has no release yet"
          why="Prod is planned with the very release that ran on Dev. Once it is deployed to Prod, its own people are pulled by its own connection, and what would change there is shown here before anything is applied."
          act={<ButtonLink to={`/projects/${project}/release`}>Go to the releases</ButtonLink>}
        />
      </Page>
    )
  }
  return (
    <Page {...frame}>
      <Steps
        key={`${environment} ${source.sourceId}`}
        project={project}
        overview={overview}
        source={source.sourceId}
        search={search}
      />
    </Page>
  )
}

function Steps({
  project,
  overview,
  source,
  search,
}: {
  project: string
  overview: Overview
  source: string
  search: Search
}) {
  const { environment } = search
  const { account } = useSuspenseQuery(me).data
  const { data: standing, error, refetch } = useQuery(standingOf(project, environment, source))
  const acts = useActs({ project, environment, source })
  const mayRun = account?.memberships.some(({ role }) => role !== 'client') ?? false
  const to = `/projects/${project}/plan`
  if (!standing) return <Problem error={error} retry={refetch} />
  const main = mainAct(standing, wanted(overview, standing, environment).isDue)
  return (
    <>
      <Problem error={error} retry={refetch} />
      <DataStep
        environment={environment}
        standing={standing}
        pullAct={acts.pull}
        isMain={main === 'pull'}
        mayRun={mayRun}
      />
      <ResultStep
        overview={overview}
        standing={standing}
        acts={acts}
        isMain={main === 'plan'}
        mayRun={mayRun}
        to={to}
        search={search}
      />
      <ChangeStep
        overview={overview}
        standing={standing}
        main={main}
        acts={acts}
        mayRun={mayRun}
        to={to}
        search={search}
      />
      {standing.plan ? (
        <>
          <TermDrawer
            project={project}
            plan={standing.plan}
            pull={standing.snapshot}
            to={to}
            search={search}
          />
          <PlannedChanges
            project={project}
            site={overview.site.slug}
            plan={standing.plan}
            to={to}
            search={search}
          />
        </>
      ) : null}
    </>
  )
}

function Switches({
  project,
  overview,
  search,
}: {
  project: string
  overview: Overview
  search: Search
}) {
  const navigate = useNavigate()
  const go = (next: Search) => void navigate({ to: `/projects/${project}/plan`, search: next })
  return (
    <>
      {overview.sources.length > 1 ? (
        <SegmentedControl
          aria-label="Source"
          value={search.source ?? overview.sources[0]?.sourceId ?? ''}
          onChange={(source) => go({ environment: search.environment, source })}
          data={overview.sources.map(({ sourceId, name }) => ({ value: sourceId, label: name }))}
        />
      ) : null}
      <SegmentedControl
        aria-label="Environment"
        value={search.environment}
        onChange={(environment) =>
          go({
            environment,
            ...(search.source !== undefined && { source: search.source }),
          })
        }
        data={[
          { value: 'dev', label: 'Dev' },
          { value: 'prod', label: 'Prod' },
        ]}
      />
    </>
  )
}
