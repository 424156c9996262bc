import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { createRoute } from '@tanstack/react-router'
import { useState } from 'react'
import { ButtonLink } from '../../../ui/button-link.tsx'
import { EmptyRoom } from '../../../ui/empty-room.tsx'
import { Page } from '../../../ui/page.tsx'
import { Problem } from '../../../ui/problem.tsx'
import { me } from '../../me.ts'
import { rooms } from '../../root.tsx'
import { overviewOf, releasesOf } from '../project/queries.ts'
import { useDeploying } from './acts.ts'
import { DeployConfirm, type Deploying } from './deploy-confirm.tsx'
import { Deployments } from './deployments.tsx'
import { DraftState } from './draft-state.tsx'
import { Permits } from './permits.tsx'
import { ReleaseEntry } from './release-entry.tsx'
import './release.css'

/** Releases: what is agreed, and what runs? */
export const route = createRoute({
  getParentRoute: () => rooms,
  path: '/projects/$project/release',
  loader: ({ context: { queries }, params }) => queries.ensureQueryData(overviewOf(params.project)),
  errorComponent: ({ error, reset }) => (
    <Page title="Release">
      <Problem error={error} retry={reset} />
    </Page>
  ),
  component: Room,
})

function Room() {
  const { project } = route.useParams()
  const { data: overview } = useSuspenseQuery(overviewOf(project))
  const { data, error, refetch } = useQuery(releasesOf(project))
  const { account } = useSuspenseQuery(me).data
  const mayDeploy = account?.memberships.some(({ role }) => role !== 'client') ?? false
  const acts = useDeploying(project)
  const [deploying, setDeploying] = useState<Deploying | null>(null)
  const frame = {
    title: 'Release',
    question: 'What is agreed, and what runs?',
    within: [overview.site.name],
  }
  if (!data) {
    return (
      <Page {...frame}>
        <Problem error={error} retry={refetch} />
      </Page>
    )
  }
  if (data.releases.length === 0) {
    return (
      <Page {...frame}>
        <EmptyRoom
          what="There is no release yet"
          why="A release freezes the mapping, the source and the mail texts under one hash, with no environment in it: what was looked at on Dev is then, to the letter, what goes to Prod. The first is made with the first plan for Dev."
          act={
            <ButtonLink to={`/projects/${project}/plan`} search={{ environment: 'dev' }}>
              Plan for Dev
            </ButtonLink>
          }
        />
      </Page>
    )
  }
  const onDev = data.releases.find(({ releaseId }) => releaseId === overview.dev.release?.releaseId)
  const isDue = (releaseId: string) =>
    onDev?.releaseId === releaseId &&
    onDev.ranOnDev &&
    overview.prod.release?.releaseId !== releaseId
  return (
    <Page {...frame}>
      <DraftState project={project} overview={overview} acts={acts} mayDeploy={mayDeploy} />
      <Permits permits={data.permits} releases={data.releases} />
      <ol className="releases" aria-label="Releases, the newest first">
        {data.releases.map((release) => (
          <ReleaseEntry
            key={release.releaseId}
            release={release}
            deployments={data.deployments}
            isDue={isDue(release.releaseId)}
            mayDeploy={mayDeploy}
            deploy={(environment) => setDeploying({ release, environment })}
          />
        ))}
      </ol>
      <Deployments deployments={data.deployments} releases={data.releases} />
      <DeployConfirm
        project={project}
        overview={overview}
        deploying={deploying}
        close={() => setDeploying(null)}
        acts={acts}
      />
    </Page>
  )
}
