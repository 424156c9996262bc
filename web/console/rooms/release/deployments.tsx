import { EnvironmentBadge } from '../../../ui/environment-badge.tsx'
import { When } from '../../../ui/when.tsx'
import type { Deployment, Release } from './acts.ts'

/** Every deploy there was, and in whose name. */
export function Deployments({
  deployments,
  releases,
}: {
  deployments: readonly Deployment[]
  releases: readonly Release[]
}) {
  if (deployments.length === 0) return null
  const numberOf = new Map(releases.map(({ releaseId, number }) => [releaseId, number]))
  return (
    <section className="deployments">
      <h2>Deploys</h2>
      <ol>
        {deployments.map(
          ({ environment, releaseId, deployedAt, deployedBy, confirmedAs, isInForce }) => (
            <li key={`${environment} ${deployedAt}`} data-in-force={isInForce || undefined}>
              <EnvironmentBadge kind={environment} />
              <span>
                Release {numberOf.get(releaseId)}
                {isInForce ? <span className="muted"> runs now</span> : null}
              </span>
              <span className="muted">
                <When at={deployedAt} />
              </span>
              <span dir="auto">{confirmedAs || deployedBy}</span>
            </li>
          ),
        )}
      </ol>
    </section>
  )
}
