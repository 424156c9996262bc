import type { ReactNode } from 'react'
import { EnvironmentBadge, type EnvironmentKind } from './environment-badge.tsx'
import './page.css'
import { useTitle } from './use-title.ts'

/** A room of the console: its title, its one question, at most one filled button. */
export function Page({
  title,
  mark,
  question,
  environment,
  act,
  aside,
  width = 'whole',
  fill = false,
  within = [],
  children,
}: {
  title: string
  /** Stands before the title: the photo or initials of whom the room is about. */
  mark?: ReactNode
  /** What the room answers, in one sentence. */
  question?: ReactNode
  environment?: EnvironmentKind
  /** The one filled button. */
  act?: ReactNode
  /** Quieter acts, before it. */
  aside?: ReactNode
  width?: 'whole' | 'reading'
  /** The content takes the height that is left and scrolls within itself: for a table. */
  fill?: boolean
  /** What the title is part of, for the browser's tab: the site's name. */
  within?: string[]
  children: ReactNode
}) {
  useTitle(title, ...within, 'Gangway')
  return (
    <div className="page" data-width={width} data-fill={fill || undefined}>
      <header className="page-head">
        <div className="page-heading">
          {mark}
          <div>
            <h1 className="page-title">
              <span dir="auto">{title}</span>
              {environment ? <EnvironmentBadge kind={environment} /> : null}
            </h1>
            {question ? <div className="page-question">{question}</div> : null}
          </div>
        </div>
        {act || aside ? (
          <div className="page-acts">
            {aside}
            {act}
          </div>
        ) : null}
      </header>
      {children}
    </div>
  )
}
