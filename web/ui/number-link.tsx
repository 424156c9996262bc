import { Link } from '@tanstack/react-router'
import './number-link.css'
import { inFigures, share } from './figures.ts'

/**
 * A number of people is always a link to those people; a percentage stands beside its count.
 * `<NumberLink count={4102} of={5200} noun="people" to="/projects/1/plan" search={{ term: 'included' }} />`
 */
export function NumberLink({
  count,
  of,
  noun,
  to,
  search = {},
}: {
  count: number
  /** The whole, where the share of it is worth saying. */
  of?: number
  /** What is counted; left out where a column's title says it. */
  noun?: string
  to: string
  search?: Record<string, unknown>
}) {
  return (
    <>
      <Link to={to} search={search} className="number-link">
        {inFigures(count)}
        {noun ? ` ${noun}` : ''}
      </Link>
      {of ? <span className="number-link-share">{share(count, of)}</span> : null}
    </>
  )
}
