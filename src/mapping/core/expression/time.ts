import { Temporal } from 'temporal-polyfill'
import { failed, type Outcome } from './frame.ts'
import { Span } from './span.ts'

/** CEL's `timestamp`, to the millisecond. Without a zone, a text would mean another time on another machine. */
export function parseTime(text: string): Temporal.Instant | null {
  if (!rfc3339.test(text)) return null
  try {
    return instantAt(Temporal.Instant.from(text).epochMilliseconds)
  } catch {
    return null
  }
}

/** Null beyond the years 1 to 9999. */
export function instantAt(milliseconds: number): Temporal.Instant | null {
  const at = Math.trunc(milliseconds)
  return at >= earliest && at <= latest ? Temporal.Instant.fromEpochMilliseconds(at) : null
}

/** One part of a time in a zone, or of a length of time. */
export function partOf(value: Temporal.Instant | Span, name: string, zone: string): Outcome {
  if (value instanceof Span) {
    const unit = units.get(name)
    if (unit === undefined) return failed(`'${name}' takes a time, not a length of time`)
    return BigInt(Math.trunc(value.milliseconds / unit))
  }
  try {
    return BigInt(parts.get(name)?.(value.toZonedDateTimeISO(zone)) ?? 0)
  } catch {
    return failed(`'${zone.slice(0, 40)}' is not a time zone such as 'Europe/Lisbon'`)
  }
}

/** As CEL counts: months, weekdays (Sunday first) and days of the month or year from 0, `getDate` from 1. */
export const parts: ReadonlyMap<string, (at: Temporal.ZonedDateTime) => number> = new Map([
  ['getFullYear', (at) => at.year],
  ['getMonth', (at) => at.month - 1],
  ['getDate', (at) => at.day],
  ['getDayOfMonth', (at) => at.day - 1],
  ['getDayOfWeek', (at) => at.dayOfWeek % 7],
  ['getDayOfYear', (at) => at.dayOfYear - 1],
  ['getHours', (at) => at.hour],
  ['getMinutes', (at) => at.minute],
  ['getSeconds', (at) => at.second],
  ['getMilliseconds', (at) => at.millisecond],
] satisfies [string, (at: Temporal.ZonedDateTime) => number][])

const units = new Map([
  ['getHours', 3_600_000],
  ['getMinutes', 60_000],
  ['getSeconds', 1000],
  ['getMilliseconds', 1],
])

const rfc3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/u
const earliest = -62_135_596_800_000
const latest = 253_402_300_799_999
