import { Temporal } from 'temporal-polyfill'
import type { Callable } from './callable.ts'
import type { Frame, Outcome } from './frame.ts'
import { exhausted, spend } from './frame.ts'
import { Span } from './span.ts'
import { parts, partOf } from './time.ts'
import { asText, type Value } from './kind.ts'

/** `getHours()` in UTC and `getHours('Europe/Lisbon')` there. */
export const timeFunctions: readonly Callable[] = [...parts.keys()].flatMap((name): Callable[] => {
  const run = ([value, zone = 'UTC']: readonly Value[], frame: Frame): Outcome => {
    if (!(value instanceof Temporal.Instant) && !(value instanceof Span)) return undefined
    return spend(frame, zoneSteps) ? partOf(value, name, asText(zone)) : exhausted
  }
  const common = { name, method: true, gives: 'whole' as const, run }
  return [
    { ...common, takes: [['time', 'span']] },
    { ...common, takes: [['time'], ['text']] },
  ]
})

/** A calendar is looked up, which takes as long as so many other operations. */
const zoneSteps = 100
