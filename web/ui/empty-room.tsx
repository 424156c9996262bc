import type { ReactNode } from 'react'
import './empty-room.css'

/** An empty room teaches: what this is, why it is empty, the one act that fills it. */
export function EmptyRoom({
  what,
  why,
  act,
  icon,
}: {
  /** "People of Harbor 2027" */
  what: string
  /** "Nobody is here yet: no release has been deployed to Dev." */
  why: ReactNode
  /** The button or link of the one act. */
  act?: ReactNode
  icon?: ReactNode
}) {
  return (
    <section className="empty-room">
      {icon}
      <h2>{what}</h2>
      <p>{why}</p>
      {act ? <div className="empty-room-act">{act}</div> : null}
    </section>
  )
}
