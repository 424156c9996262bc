import { Temporal } from 'temporal-polyfill'
import * as z from 'zod'

const day = z.iso.date('Write the day as 2027-06-14.')
const timeZone = z.string().refine(isTimeZone, 'Write a time zone such as Europe/Amsterdam.')

/** What a site's owner sets for both of its environments; `sites.settings` holds it, and whatever is missing has its default. */
export const siteSettings = z.strictObject({
  /** Whom people ask who can't sign in. */
  helpContact: z
    .strictObject({
      name: z.string().trim().min(1).max(120),
      email: z.email('Write an e-mail address, such as help@example.org.').max(254).nullable(),
    })
    .default({ name: 'the organisers', email: null }),
  /** Accepted at the first visit: paragraphs parted by an empty line. */
  terms: z
    .string()
    .trim()
    .min(1)
    .max(20_000)
    .default(
      'Use what you see of other people here to get in touch with them, and for nothing else.',
    ),
  colour: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i, 'Write a colour as #0b6e6e.')
    .default('#0b6e6e'),
  tagline: z.string().trim().max(200).default(''),
  timeZone: timeZone.default('UTC'),
  eventFrom: day.nullable().default(null),
  eventTo: day.nullable().default(null),
})

export type SiteSettings = z.infer<typeof siteSettings>

/** When the event's last day ends in the event's own zone; null where no last day is set. */
export function eventEnd({ eventTo, timeZone }: SiteSettings): Date | null {
  if (!eventTo) return null
  const after = Temporal.PlainDate.from(eventTo).add({ days: 1 })
  return new Date(after.toZonedDateTime(timeZone).epochMilliseconds)
}

function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }))
  } catch {
    return false
  }
}
