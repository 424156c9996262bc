import type { ReactNode } from 'react'
import './step.css'

/** One of the room's three steps: the data, the result, what will change. */
export function Step({
  number,
  title,
  says,
  act,
  children,
}: {
  number: number
  title: string
  /** Beside the title: "as of 14:02". */
  says?: ReactNode
  act?: ReactNode
  children?: ReactNode
}) {
  return (
    <section className="step" aria-labelledby={`step-${number}`}>
      <header>
        <h2 id={`step-${number}`}>
          <span className="step-number" aria-hidden>
            {number}
          </span>
          {title}
        </h2>
        {says ? <p className="step-says">{says}</p> : null}
        {act ? <div className="step-act">{act}</div> : null}
      </header>
      {children ? <div className="step-content">{children}</div> : null}
    </section>
  )
}
