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
