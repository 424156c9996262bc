import { dayIn, days, nearness } from '../ui/time.ts'
import type { Site } from './site.ts'

/** `9–12 March 2027`; null while the days are not set. */
export function eventDays({ eventFrom, eventTo }: Site): string | null {
  const from = eventFrom ?? eventTo
  const to = eventTo ?? eventFrom
  return from && to ? days(from, to) : null
}

/** `in 4 months`, `day 2 of 4`; null once it is over, or while the days are not set. */
export function eventNearness({ eventFrom, eventTo, timeZone }: Site): string | null {
  const from = eventFrom ?? eventTo
  const to = eventTo ?? eventFrom
  return from && to ? nearness(from, to, dayIn(timeZone, new Date())) : null
}

/** Whom to ask, as a link where they have an address. */
export function HelpContact({ site, about }: { site: Site; about?: string }) {
  const { name, email } = site.helpContact
  if (!email) return <span dir="auto">{name}</span>
  const subject = about ? `?subject=${encodeURIComponent(`${site.name}: ${about}`)}` : ''
  return (
    <a href={`mailto:${email}${subject}`} dir="auto">
      {name}
    </a>
  )
}
