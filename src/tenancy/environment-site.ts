import type { Database } from '../database/connection.ts'
import { Problem } from './problem.ts'
import { siteSettings, type SiteSettings } from './site-settings.ts'

/** An environment with the site and the client that it belongs to. */
export type EnvironmentSite = {
  environmentId: string
  kind: 'dev' | 'prod'
  host: string
  siteId: string
  siteName: string
  clientId: string
  clientName: string
  settings: SiteSettings
}

export async function environmentSite(
  db: Database,
  environmentId: string,
): Promise<EnvironmentSite> {
  const row = await db
    .selectFrom('environments as environment')
    .innerJoin('sites as site', 'site.site_id', 'environment.site_id')
    .innerJoin('clients as client', 'client.client_id', 'site.client_id')
    .select([
      'environment.kind',
      'environment.host',
      'site.site_id',
      'site.name',
      'site.settings',
      'client.client_id',
      'client.name as client_name',
    ])
    .where('environment.environment_id', '=', environmentId)
    .executeTakeFirst()
  if (!row) throw new Problem('not_found')
  return {
    environmentId,
    kind: row.kind as EnvironmentSite['kind'],
    host: row.host,
    siteId: row.site_id,
    siteName: row.name,
    clientId: row.client_id,
    clientName: row.client_name,
    settings: siteSettings.parse(row.settings),
  }
}
