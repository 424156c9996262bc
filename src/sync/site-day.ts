import { Temporal } from 'temporal-polyfill'
import type { Database } from '../database/connection.ts'
import { environmentSite } from '../tenancy/environment-site.ts'

/** The day (YYYY-MM-DD) that it is at a moment where the site is: by it a mapping's rows that have days are judged. */
export async function siteDay(db: Database, environmentId: string, at: Date): Promise<string> {
  const { settings } = await environmentSite(db, environmentId)
  return Temporal.Instant.fromEpochMilliseconds(at.getTime())
    .toZonedDateTimeISO(settings.timeZone)
    .toPlainDate()
    .toString()
}
