import { Link } from '@tanstack/react-router'
import { inFigures, share } from '../../../ui/figures.ts'
import type { Bridge } from '../project/queries.ts'
import { withoutTerm, type Search } from './search.ts'
import './user-types.css'

/** The people expected by what they are; whoever is several is counted in each. */
export function ByUserType({
  bridge: { byUserType, people },
  to,
  search,
}: {
  bridge: Bridge
  to: string
  search: Search
}) {
  const most = Math.max(1, ...byUserType.map(({ count }) => count))
  const sum = byUserType.reduce((all, { count }) => all + count, 0)
  return (
    <div className="by-type">
      <h3>By user type</h3>
      <ul>
        {byUserType.map(({ userType, label, count }) => (
          <li key={userType}>
            <span dir="auto">{label}</span>
            <Link to={to} search={{ ...withoutTerm(search), term: 'included', userType }}>
              {inFigures(count)}
            </Link>
            <span className="by-type-share">{share(count, people)}</span>
            <span className="by-type-track" aria-hidden>
              <span style={{ width: `${(100 * count) / most}%` }} />
            </span>
          </li>
        ))}
      </ul>
      {sum > people ? (
        <p className="muted">Whoever has several types is counted in each of them.</p>
      ) : null}
    </div>
  )
}
