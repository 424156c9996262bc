/** `3 minutes ago`, `in 2 days`, `just now`. */
export function relative(at: Date, now: Date): string {
  const seconds = Math.round((at.getTime() - now.getTime()) / 1000)
  const size = Math.abs(seconds)
  if (size < 45) return 'just now'
  const [unit, length] =
    units.find(([, , below]) => size < below) ?? units[units.length - 1] ?? week
  return relatively.format(Math.round(seconds / length), unit)
}

/** `Tue 23 Nov 2027, 14:02 CET`, in the zone given, which is named; the year only where it is another than now's. */
export function absolute(at: Date, now: Date, zone: string | undefined): string {
  const sameYear = at.getFullYear() === now.getFullYear()
  return new Intl.DateTimeFormat('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    ...(sameYear ? {} : { year: 'numeric' }),
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
    ...(zone ? { timeZone: zone } : {}),
  }).format(at)
}

/** An event's days: `9–12 March 2027`, `28 Feb – 2 Mar 2027`; dates are `YYYY-MM-DD`. */
export function days(from: string, to: string): string {
  return eventDays.formatRange(new Date(`${from}T12:00:00Z`), new Date(`${to}T12:00:00Z`))
}

/** How near an event is: `in 4 months`, `tomorrow`, `day 2 of 4`; null once it is over. `today` is the day in the event's zone. */
export function nearness(from: string, to: string, today: string): string | null {
  if (today > to) return null
  const [first = 0, last = 0, now = 0] = [from, to, today].map(dayNumber)
  const ahead = first - now
  if (ahead <= 0) return first === last ? 'today' : `day ${1 - ahead} of ${last - first + 1}`
  if (ahead < 14) return relatively.format(ahead, 'day')
  if (ahead < 70) return relatively.format(Math.round(ahead / 7), 'week')
  return relatively.format(Math.round(ahead / 30.44), 'month')
}

/** The day that it is in a zone, as `YYYY-MM-DD`. */
export function dayIn(zone: string, now: Date): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(now)
}

function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / 86_400_000
}

type Unit = readonly [unit: Intl.RelativeTimeFormatUnit, seconds: number, below: number]
const week: Unit = ['week', 604_800, 2_592_000]
const units: Unit[] = [
  ['minute', 60, 3_570],
  ['hour', 3_600, 84_600],
  ['day', 86_400, 561_600],
  week,
  ['month', 2_629_800, 30_000_000],
  ['year', 31_557_600, Infinity],
]
const relatively = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })
const eventDays = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' })
