import { v7 as uuid } from 'uuid'
import type { Database } from '../database/connection.ts'
import { record } from './audit.ts'
import { slugTaken } from './slug.ts'

export type NewSite = { clientId: string; name: string; slug: string }

/** What a new site is reached by: an origin for each environment, so that neither page reaches the other's session. */
export const siteHosts = (slug: string, domain: string) =>
  ({ dev: `${slug}-dev.${domain}`, prod: `${slug}.${domain}` }) as const

/** A site with its two environments. @throws {Problem} `invalid` at `slug` where another site has it. */
export async function createSite(
  db: Database,
  accountId: string,
  { clientId, name, slug }: NewSite,
  domain: string,
): Promise<{ siteId: string; dev: string; prod: string }> {
  const [siteId, dev, prod] = [uuid(), uuid(), uuid()]
  const hosts = siteHosts(slug, domain)
  await db.transaction().execute(async (tx) => {
    const made = await tx
      .insertInto('sites')
      .values({ site_id: siteId, client_id: clientId, name, slug, settings: '{}' })
      .onConflict((conflict) => conflict.column('slug').doNothing())
      .executeTakeFirst()
    if (!made.numInsertedOrUpdatedRows) throw slugTaken(slug)
    await tx
      .insertInto('environments')
      .values([
        { environment_id: dev, site_id: siteId, kind: 'dev', host: hosts.dev },
        { environment_id: prod, site_id: siteId, kind: 'prod', host: hosts.prod },
      ])
      .execute()
    await record(tx, {
      event: 'site.created',
      actor: { kind: 'account', id: accountId },
      clientId,
      subject: { kind: 'site', id: siteId },
    })
  })
  return { siteId, dev, prod }
}
