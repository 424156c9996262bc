import type { EnvironmentSite } from '../tenancy/environment-site.ts'
import type { MergeValues } from './merge.ts'

/** What a mail says of its site, and how it looks. */
export function siteValues({ siteName, clientName, settings }: EnvironmentSite): MergeValues {
  return { site: siteName, client: clientName, help: helpOf(settings.helpContact) }
}

export const helpOf = ({ name, email }: { name: string; email: string | null }): string =>
  email ? `${name} (${email})` : name

/** The last moment at which something works, in the event's own zone: "14 June 2027, 23:59 CEST". */
export function untilText(end: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
    timeZoneName: 'short',
  })
    .format(new Date(end.getTime() - 1))
    .replace(' at ', ', ')
}
