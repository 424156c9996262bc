import type { ReactNode } from 'react'
import './section.css'

/** A part of a page that can be pointed at: `#history`. Its count stands beside its title. */
export function Section({
  id,
  title,
  count,
  aside,
  children,
}: {
  id: string
  title: string
  count?: ReactNode
  aside?: ReactNode
  children: ReactNode
}) {
  return (
    <section className="section" id={id} aria-labelledby={`${id}-title`}>
      <header className="section-head">
        <h2 id={`${id}-title`}>{title}</h2>
        {count === undefined ? null : <span className="section-count">{count}</span>}
        {aside ? <div className="section-aside">{aside}</div> : null}
      </header>
      {children}
    </section>
  )
}
