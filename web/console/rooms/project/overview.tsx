import { useSuspenseQuery } from '@tanstack/react-query'
import { createRoute } from '@tanstack/react-router'
import { Page } from '../../../ui/page.tsx'
import { Problem } from '../../../ui/problem.tsx'
import { rooms } from '../../root.tsx'
import { StandingCard } from './standing-card.tsx'
import { NextPanel } from './next-panel.tsx'
import './overview.css'
import { overviewOf } from './queries.ts'
import { StageRail } from './rail.tsx'

/** The project: where do we stand? */
export const route = createRoute({
  getParentRoute: () => rooms,
  path: '/projects/$project',
  loader: ({ context: { queries }, params }) => queries.ensureQueryData(overviewOf(params.project)),
  errorComponent: ({ error, reset }) => (
    <Page title="Project">
      <Problem error={error} retry={reset} />
    </Page>
  ),
  component: Room,
})

function Room() {
  const { project } = route.useParams()
  const { data, error, refetch } = useSuspenseQuery(overviewOf(project))
  return (
    <Page
      title={data.project.name}
      question={`${data.client.name}, ${data.site.name}: where do we stand?`}
      within={[data.site.name]}
    >
      <Problem error={error} retry={refetch} />
      <StageRail project={project} rail={data.rail} />
      <NextPanel project={project} site={data.site.slug} next={data.next} />
      <div className="standing-cards">
        {(['dev', 'prod'] as const).map((kind) => (
          <StandingCard
            key={kind}
            project={project}
            site={data.site.slug}
            environment={data[kind]}
          />
        ))}
      </div>
    </Page>
  )
}
