import { Link } from '@tanstack/react-router'
import { IconHourglass } from '@tabler/icons-react'
import { When } from '../../../ui/when.tsx'
import { endingsOf, newsText, waitingOf } from './news.ts'
import type { Person, Why } from './queries.ts'

/** Which sources know the person, and what has come from them since that no plan has applied yet. */
export function Sources({ why, person }: { why: Why | undefined; person: Person }) {
  if (!why) return null
  if (why.sources.length === 0) return <p className="person-origin">{origins[person.origin]}</p>
  return (
    <div className="person-sources">
      {why.sources.map((source) => (
        <div key={source.sourceId} className="person-source">
          <p className="person-origin">
            {source.state === 'active' ? 'Known to ' : 'No longer known to '}
            <Link to={`/projects/${source.projectId}/source`}>{source.source}</Link>
            {' since '}
            <When at={source.endedAt ?? source.since} />
            {', by '}
            <Link to={`/projects/${source.projectId}/release`}>release {source.release}</Link>
            {` of ${source.project}.`}
          </p>
          {endingsOf(source).map((one) => (
            <p key={one.recordKey}>{newsText(source, one)}</p>
          ))}
          {waitingOf(source).length > 0 ? (
            <div className="person-news">
              <IconHourglass size={17} stroke={1.7} aria-hidden />
              <div>
                {waitingOf(source).map((one) => (
                  <p key={one.recordKey}>{newsText(source, one)}</p>
                ))}
                <p>
                  <Link to={`/projects/${source.projectId}/plan`}>
                    See what a plan would change
                  </Link>
                </p>
              </div>
            </div>
          ) : null}
        </div>
      ))}
    </div>
  )
}

const origins = {
  sync: 'No source knows them any more.',
  sign_in: 'They came by signing in. No source knows them, and no sync removes them.',
  registration: 'They registered on the site. No source knows them, and no sync removes them.',
  hand: 'Added by hand. No source knows them, and no sync removes them.',
}
