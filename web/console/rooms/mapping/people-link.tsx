import { Link } from '@tanstack/react-router'
import { useContext, type ReactNode } from 'react'
import { countOf, inFigures } from '../../../ui/figures.ts'
import { WithinGrid } from './grid/within-grid.ts'
import { useRoom } from './room-context.ts'

/** A number of people, or of what they bring, is a link to those people. */
export function PeopleLink({
  view,
  count,
  noun,
  children,
}: {
  /** Which of them, as the panel knows it: "held", "blank.job". */
  view: string
  count: number
  /** In the singular and the plural; left out where a title says it. */
  noun?: [one: string, several: string]
  /** Behind the number. */
  children?: ReactNode
}) {
  const { addressOf } = useRoom()
  const inGrid = useContext(WithinGrid)
  const text = noun ? countOf(count, ...noun) : inFigures(count)
  if (count === 0) return <span className="muted figures">{text}</span>
  return (
    <Link
      {...addressOf(view)}
      replace
      className="number-link"
      {...(inGrid ? { tabIndex: -1 } : {})}
    >
      {text}
      {children}
    </Link>
  )
}
