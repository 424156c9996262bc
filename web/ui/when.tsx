import { createContext, useContext, useSyncExternalStore } from 'react'
import { absolute, relative } from './time.ts'

/** The zone of the event that a room belongs to; without one the reader's own. */
export const Zone = createContext<string | undefined>(undefined)

/** Relative beside absolute, in the event's zone with the zone named. Keeps itself up to date. */
export function When({ at, only }: { at: string | Date; only?: 'relative' | 'absolute' }) {
  const zone = useContext(Zone)
  const now = new Date(useSyncExternalStore(everyHalfMinute, halfMinute))
  const time = new Date(at)
  const near = relative(time, now)
  const exact = absolute(time, now, zone)
  return (
    <time dateTime={time.toISOString()} title={only === 'relative' ? exact : undefined}>
      {only === 'absolute' ? null : near}
      {only ? null : <span className="muted"> · </span>}
      {only === 'relative' ? null : <span className={only ? undefined : 'muted'}>{exact}</span>}
    </time>
  )
}

const step = 30_000

function everyHalfMinute(tell: () => void): () => void {
  const timer = setInterval(tell, step)
  return () => clearInterval(timer)
}

/** Rounded up, so that what has just happened isn't in the future, and equal between ticks. */
function halfMinute(): number {
  return Math.ceil(Date.now() / step) * step
}
