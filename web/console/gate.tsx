import type { ReactNode } from 'react'
import { useTitle } from '../ui/use-title.ts'
import icon from './icon.svg'
import './shell.css'

/** The pages before the door: a card, a title, one act. */
export function Gate({
  title,
  says,
  children,
}: {
  title: string
  says?: ReactNode
  children?: ReactNode
}) {
  useTitle(title, 'Gangway')
  return (
    <main className="gate">
      <div className="gate-card">
        <img src={icon} alt="" width={36} height={36} />
        <div>
          <h1>{title}</h1>
          {says ? <p className="muted">{says}</p> : null}
        </div>
        {children}
      </div>
    </main>
  )
}
