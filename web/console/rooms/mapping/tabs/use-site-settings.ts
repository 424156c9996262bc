import { skipToken, useQuery } from '@tanstack/react-query'
import { usePlace } from '../../../place.ts'
import { settingsOf, type SiteSettings } from '../../settings/queries.ts'

/** What the site says of itself beside the document: its help contact, its terms, its time zone; and where it says so. */
export function useSiteSettings(): { settings: SiteSettings | undefined; address: string } {
  const { site } = usePlace()
  const of = { site: site?.slug ?? '', environment: 'dev' as const }
  const query = settingsOf(of)
  const { data } = useQuery(site ? query : { ...query, queryFn: skipToken })
  return { settings: data, address: `/sites/${of.site}/${of.environment}/settings` }
}
