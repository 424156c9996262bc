import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { DevRibbon } from '../ui/environment-badge.tsx'
import { useTitle } from '../ui/use-title.ts'
import './cover.css'
import { eventDays } from './event.tsx'
import { useSite } from './site.ts'

/** A page before the door: what the event is, and beside it the one thing to do. */
export function Cover({
  title,
  says,
  children,
  foot,
}: {
  title: string
  says?: ReactNode
  children?: ReactNode
  foot?: ReactNode
}) {
  const site = useSite()
  const when = eventDays(site)
  useTitle(title, site.name)
  return (
    <div className="cover">
      {site.kind === 'dev' ? <DevRibbon /> : null}
      <div className="cover-halves">
        <header className="cover-event">
          <div className="cover-client" dir="auto">
            {site.clientName}
          </div>
          <div>
            <p className="cover-name" dir="auto">
              {site.name}
            </p>
            {when ? <p className="cover-days">{when}</p> : null}
            {site.tagline ? (
              <p className="cover-tagline" dir="auto">
                {site.tagline}
              </p>
            ) : null}
          </div>
        </header>
        <main className="cover-act">
          <div className="cover-card">
            <h1 dir="auto">{title}</h1>
            {says ? <p className="muted">{says}</p> : null}
            {children}
            <div className="cover-foot">{foot ?? <Link to="/help">Get help signing in</Link>}</div>
          </div>
        </main>
      </div>
    </div>
  )
}
