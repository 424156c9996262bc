import { IconExternalLink } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { EnvironmentBadge } from '../../../ui/environment-badge.tsx'
import { inFigures } from '../../../ui/figures.ts'
import { NumberLink } from '../../../ui/number-link.tsx'
import { When } from '../../../ui/when.tsx'
import './standing-card.css'
import type { EnvironmentStanding } from './queries.ts'

/** What runs in an environment, who is there, and the ways into it. */
export function StandingCard({
  project,
  site,
  environment,
}: {
  project: string
  site: string
  environment: EnvironmentStanding
}) {
  const { kind, origin, release, lastRun, active, suspended, held, testPeople, invited } =
    environment
  const rooms = `/sites/${site}/${kind}`
  const plan = { to: `/projects/${project}/plan`, search: { environment: kind } }
  return (
    <section className="standing-card" data-kind={kind} aria-labelledby={`environment-${kind}`}>
      <header>
        <h2 id={`environment-${kind}`}>
          <EnvironmentBadge kind={kind} />
          <a href={origin} target="_blank" rel="noreferrer">
            {new URL(origin).host}
            <IconExternalLink size={14} stroke={1.75} aria-label="opens in a new tab" />
          </a>
        </h2>
        <p className="muted">{kind === 'dev' ? 'The rehearsal' : 'The real site'}</p>
      </header>
      <dl>
        <Fact label="Release">
          {release ? (
            <>
              <Link to={`/projects/${project}/release`}>Release {release.number}</Link>
              <span className="muted">
                {' '}
                deployed <When at={release.deployedAt} only="relative" /> by {release.deployedBy}
              </span>
            </>
          ) : (
            <span className="muted">None yet</span>
          )}
        </Fact>
        <Fact label="People">
          {active > 0 ? (
            <NumberLink count={active} to={`${rooms}/people`} />
          ) : (
            <span className="muted">Nobody yet</span>
          )}
          {suspended > 0 ? (
            <span className="muted">
              {' '}
              and{' '}
              <NumberLink
                count={suspended}
                noun="suspended"
                to={`${rooms}/people`}
                search={{ state: 'suspended' }}
              />
            </span>
          ) : null}
        </Fact>
        <Fact label="Held">
          {held > 0 ? (
            <>
              <NumberLink count={held} to={plan.to} search={plan.search} />
              <span className="muted"> each with a reason</span>
            </>
          ) : (
            <span className="muted">Nobody</span>
          )}
        </Fact>
        <Fact label="Invited">
          {invited > 0 ? (
            <NumberLink count={invited} to={`${rooms}/mail`} />
          ) : (
            <span className="muted">Nobody yet</span>
          )}
          {testPeople > 0 ? (
            <span className="muted">
              {' '}
              · {inFigures(testPeople)} test {testPeople === 1 ? 'person' : 'people'}
            </span>
          ) : null}
        </Fact>
        <Fact label="Last run">
          {lastRun ? (
            <Link to={`/projects/${project}/runs`} search={{ environment: kind }}>
              {words[lastRun.state]} <When at={lastRun.finishedAt ?? lastRun.at} only="relative" />
            </Link>
          ) : (
            <span className="muted">None yet</span>
          )}
        </Fact>
      </dl>
      <footer>
        <Link {...plan}>Plan</Link>
        <Link to={`${rooms}/people`}>People</Link>
        <Link to={`${rooms}/mail`}>Mail</Link>
        <Link to={`${rooms}/settings`}>Settings</Link>
      </footer>
    </section>
  )
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

const words = {
  queued: 'Begins',
  running: 'Under way since',
  done: 'Done',
  waiting: 'Waits since',
  failed: 'Stopped',
} as const
