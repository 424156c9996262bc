import { IconAlertTriangle, IconArrowRight, IconCheck, IconLoader2 } from '@tabler/icons-react'
import { ButtonLink } from '../../../ui/button-link.tsx'
import { nextAddress } from './next-address.ts'
import './next-panel.css'
import type { NextThing } from './queries.ts'

/** The one thing to do next: the only filled button of the room. */
export function NextPanel({
  project,
  site,
  next,
  of,
}: {
  project: string
  site: string
  next: NextThing
  /** Which project, where that is not plain. */
  of?: string
}) {
  const Mark = marks[next.tone]
  return (
    <section className="next-panel" data-tone={next.tone} aria-label="The next thing">
      <Mark size={20} stroke={1.75} aria-hidden className="next-panel-mark" />
      <div className="next-panel-says">
        <strong>{of ? <span dir="auto">{of}</span> : titles[next.tone]}</strong>
        <p>{next.says}</p>
      </div>
      <ButtonLink
        {...nextAddress(next, { project, site })}
        variant={next.tone === 'act' || next.tone === 'trouble' ? 'filled' : 'default'}
      >
        {next.act}
      </ButtonLink>
    </section>
  )
}

const marks = {
  act: IconArrowRight,
  waits: IconLoader2,
  trouble: IconAlertTriangle,
  done: IconCheck,
}

const titles = {
  act: 'Waits for you',
  waits: 'Goes on by itself',
  trouble: 'Stopped',
  done: 'All done',
}
