import { Button } from '@mantine/core'
import { EnvironmentBadge } from '../../../ui/environment-badge.tsx'
import { When } from '../../../ui/when.tsx'
import { environmentName, type Environment } from '../project/queries.ts'
import type { Deployment, Release } from './acts.ts'

/** One release: who froze it, what it changed, where it is, and giving it to an environment. */
export function ReleaseEntry({
  release,
  deployments,
  isDue,
  mayDeploy,
  deploy,
}: {
  release: Release
  deployments: readonly Deployment[]
  /** It ran on Dev and Prod waits for it. */
  isDue: boolean
  mayDeploy: boolean
  deploy: (environment: Environment) => void
}) {
  const own = deployments.filter(({ releaseId }) => releaseId === release.releaseId)
  const isOn = (environment: Environment) =>
    own.some((one) => one.environment === environment && one.isInForce)
  const was = (environment: Environment) => own.some((one) => one.environment === environment)
  return (
    <li className="release" data-in-force={isOn('dev') || isOn('prod') || undefined}>
      <div className="release-head">
        <h2>
          Release {release.number}
          {environments.filter(isOn).map((environment) => (
            <EnvironmentBadge key={environment} kind={environment} />
          ))}
        </h2>
        <p className="muted">
          Frozen <When at={release.frozenAt} /> by {release.frozenBy}
        </p>
        <code className="release-hash" title={release.hash}>
          {release.hash.slice(0, 15)}…
        </code>
      </div>
      <Differences release={release} />
      <Versions release={release} />
      {mayDeploy ? (
        <div className="release-acts">
          {environments
            .filter((environment) => !isOn(environment))
            .filter((environment) => environment === 'dev' || release.ranOnDev)
            .map((environment) => (
              <Button
                key={environment}
                variant={isDue && environment === 'prod' ? 'filled' : 'default'}
                onClick={() => deploy(environment)}
              >
                {was(environment)
                  ? `Go back to this on ${environmentName[environment]}`
                  : `Deploy to ${environmentName[environment]}`}
              </Button>
            ))}
          {release.ranOnDev ? null : <p className="muted">For Prod once it was applied to Dev</p>}
        </div>
      ) : null}
    </li>
  )
}

const environments = ['dev', 'prod'] as const

function Differences({ release: { differences } }: { release: Release }) {
  if (differences === null)
    return <p className="release-differences muted">The first: everything is new in it.</p>
  if (differences.length === 0)
    return (
      <p className="release-differences muted">
        Nothing was edited: a newer engine, or newer data, may give other results.
      </p>
    )
  return (
    <dl className="release-differences">
      {differences.map(({ part, added, changed, removed }) => (
        <div key={part}>
          <dt>{part}</dt>
          <dd>
            <Names sign="+" word="added" names={added} />
            <Names sign="~" word="changed" names={changed} />
            <Names sign="−" word="removed" names={removed} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** What results depend on beside what was agreed: the same document may read a phone number otherwise next year. */
function Versions({ release: { engine, data } }: { release: Release }) {
  const versions = [
    ['Engine', engine],
    ['Time zones', data?.timeZones],
    ['Phone numbers', data?.phone],
    ['Countries', data?.countries],
    ['Languages', data?.languages],
  ].flatMap(([name, version]) => (version === undefined ? [] : `${name} ${version}`))
  return <p className="release-versions muted">Frozen with {versions.join(' · ')}</p>
}

const mostNames = 12

function Names({ sign, word, names }: { sign: string; word: string; names: readonly string[] }) {
  if (names.length === 0) return null
  const more = names.length - mostNames
  return (
    <span className="release-names" data-word={word}>
      <b aria-hidden>{sign}</b>
      <span>
        <span className="release-word">{word}</span> {names.slice(0, mostNames).join(', ')}
        {more > 0 ? ` and ${more} more` : ''}
      </span>
    </span>
  )
}
