import { Temporal } from 'temporal-polyfill'
import type { Written } from './date-format.ts'

/** True for a time zone of the IANA database that this machine knows, such as 'Europe/Amsterdam'. */
export function isTimeZone(name: string): boolean {
  const key = name.toLowerCase()
  if (known.has(key)) return true
  // An offset such as '+02:00' would pass too, but few places keep one all year.
  if (!/^[a-z]/u.test(key) || !isKnownToIntl(key)) return false
  known.add(key)
  return true
}

/** Those already asked for: asking takes a hundred times as long as remembering, and there are only some six hundred. */
const known = new Set<string>()

function isKnownToIntl(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

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
