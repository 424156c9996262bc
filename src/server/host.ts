// Which of our origins a request is for: the console's, or one environment's. Every other host is nobody's.
import { type Config, consoleHost } from '../config.ts'
import type { Database } from '../database/connection.ts'

export type SiteHost = {
  audience: 'site'
  environmentId: string
  kind: 'dev' | 'prod'
  siteId: string
  host: string
}
export type Host = { audience: 'console'; host: string } | SiteHost

/** So long an environment's host may still answer after it was changed. */
const rememberedMs = 5_000

/** Looks a host name up. Only hosts that exist are remembered, so made-up ones fill no memory. */
export function createHosts(db: Database, config: Pick<Config, 'domain'>) {
  const known = new Map<string, { host: SiteHost; until: number }>()
  const own = consoleHost(config)
  return async (name: string): Promise<Host | null> => {
    const host = name.toLowerCase()
    if (host === own) return { audience: 'console', host }
    const remembered = known.get(host)
    if (remembered && remembered.until > Date.now()) return remembered.host
    const row = await db
      .selectFrom('environments')
      .select(['environment_id', 'kind', 'site_id'])
      .where('host', '=', host)
      .executeTakeFirst()
    if (!row) {
      known.delete(host)
      return null
    }
    const found: SiteHost = {
      audience: 'site',
      environmentId: row.environment_id,
      kind: row.kind as SiteHost['kind'],
      siteId: row.site_id,
      host,
    }
    known.set(host, { host: found, until: Date.now() + rememberedMs })
    return found
  }
}
