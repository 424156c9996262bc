import { z } from 'zod'
import { day } from './parts.ts'

/** Beyond both numbers a plan waits for a person; null for no such number. */
const limit = (people: number | null, percent: number | null) =>
  z
    .strictObject({
      people: z.int().min(0).nullable().default(people),
      percent: z.number().min(0).max(100).nullable().default(percent),
    })
    .prefault({})

/** When the source is read by itself, and how much one sync may change without being asked about. */
export const schedule = z.strictObject({
  every: z.enum(['by hand', 'hour', '6 hours', 'day', 'week']).default('by hand'),
  /** Time of day in the site's time zone, for 'day' and 'week'. */
  at: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/u, 'expected a time of day such as 03:00')
    .default('03:00'),
  /** The first and the last day of the sync. */
  from: day,
  until: day,
  limits: z
    .strictObject({
      suspend: limit(20, 10),
      create: limit(null, null),
      change: limit(null, null),
    })
    .prefault({}),
})
