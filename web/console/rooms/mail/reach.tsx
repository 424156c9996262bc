import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { countOf, inFigures } from '../../../ui/figures.ts'
import { NumberLink } from '../../../ui/number-link.tsx'
import { personAddress, type Environment } from '../people/queries.ts'
import type { CampaignPreview } from './queries.ts'
import { peopleOf, type Whom } from './whom.ts'

/** How many get a mail, and who of the chosen doesn't and why. */
export function Reach({
  of,
  whom,
  preview,
  cap,
  raise,
}: {
  of: Environment
  whom: Whom
  preview: CampaignPreview
  cap: number
  raise: () => void
}) {
  const { count, refused, skipped, invitedBefore, isOverCap } = preview
  const reached = count - refused.count
  return (
    <div>
      <p className="invite-count">
        <NumberLink
          count={reached}
          to={`/sites/${of.site}/${of.environment}/people`}
          search={{ ...peopleOf(whom), state: 'active' }}
        />{' '}
        {reached === 1 ? 'person gets a mail' : 'people get a mail'}
      </p>
      {isOverCap ? (
        <p className="invite-over" role="alert">
          {countOf(count, 'person is', 'people are')} chosen, and you allow {inFigures(cap)} at
          most.{' '}
          <button type="button" onClick={raise}>
            Allow {inFigures(count)}
          </button>{' '}
          or choose fewer.
        </p>
      ) : null}
      {invitedBefore > 0 ? (
        <p className="muted">
          {count === 1
            ? 'They were invited before: the earlier link goes on working.'
            : `${countOf(invitedBefore, 'of them was', 'of them were')} invited before: the earlier links go on working.`}
        </p>
      ) : null}
      <Left
        count={skipped.count}
        title={`${countOf(skipped.count, 'has', 'have')} no e-mail address`}
      >
        {skipped.people.map((one) => (
          <li key={one.personId}>
            <Link to={personAddress(of, one.personId)} dir="auto">
              {one.name}
            </Link>
          </li>
        ))}
      </Left>
      <Left
        count={refused.count}
        title={`${countOf(refused.count, 'is', 'are')} refused: Dev writes to project members and test addresses only`}
      >
        {refused.people.map((one) => (
          <li key={one.personId}>
            <Link to={personAddress(of, one.personId)} dir="auto">
              {one.name}
            </Link>{' '}
            <span className="muted">{one.address}</span>
          </li>
        ))}
      </Left>
    </div>
  )
}

function Left({ count, title, children }: { count: number; title: string; children: ReactNode[] }) {
  if (count === 0) return null
  return (
    <details className="invite-left">
      <summary>{title}</summary>
      <ul>
        {children}
        {count > children.length ? (
          <li className="muted">and {inFigures(count - children.length)} more</li>
        ) : null}
      </ul>
    </details>
  )
}
