import { Temporal } from 'temporal-polyfill'
import type { Written } from './date-format.ts'

/**
 * What was written as an instant, in UTC and to the second: 2027-03-01T09:30:00Z. An offset in the text counts before
 * the zone. Where the zone's clocks are put back, a time that they show twice is the first; where they are put forward,
 * a time that they skip is as much later as they are put ('compatible' in Temporal and in RFC 5545). Null beyond the
 * years 1 to 9999.
 */
export function momentOf(written: Written, zone: string): string | null {
  return withinYears(instantOf(written, zone).toString())
}

/** The day on which that instant falls in the zone: 2027-03-01. */
export function dayOf(written: Written, zone: string): string | null {
  return withinYears(instantOf(written, zone).toZonedDateTimeISO(zone).toPlainDate().toString())
}

function instantOf(written: Written, zone: string): Temporal.Instant {
  const { year, month, day, hour, minute, second, offset } = written
  const local = new Temporal.PlainDateTime(year, month, day, hour, minute, second)
  const there = local.toZonedDateTime(offset === null ? zone : 'UTC', {
    disambiguation: 'compatible',
  })
  return Temporal.Instant.fromEpochMilliseconds(there.epochMilliseconds - (offset ?? 0) * 60_000)
}

function withinYears(text: string): string | null {
  return /^(?!0000)\d{4}-/u.test(text) ? text : null
}
