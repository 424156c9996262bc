import { type Config, originOf } from '../config.ts'
import type { Database } from '../database/connection.ts'
import { within } from '../database/within.ts'
import type { LinkFor, Links, MintedLink } from '../mail/links.ts'
import { type EnvironmentSite, environmentSite } from '../tenancy/environment-site.ts'
import { eventEnd, type SiteSettings } from '../tenancy/site-settings.ts'
import type { Vault } from '../tenancy/vault.ts'
import { codeHash, mintCode } from './code.ts'
import { entrantsByAddress } from './entrants.ts'
import { mintLink } from './links.ts'

const minute = 60_000
const day = 24 * 60 * minute
const signInLife = 15 * minute

export type LinkServices = {
  db: Database
  vault: Vault
  config: Pick<Config, 'tls' | 'publicPort'>
  now?: () => Date
}

/** What mail knows of links: the composition root hands it in, because imports run the other way. */
export function mailLinks(services: LinkServices): Links {
  const { db, config, now = () => new Date() } = services
  return {
    async knows(environmentId, address) {
      const site = await environmentSite(db, environmentId)
      const found = await within(db, environmentId, (tx) => entrantsByAddress(tx, site, address))
      return found.length > 0
    },
    async mint(link) {
      const site = await environmentSite(db, link.environmentId)
      const { token, ...minted } = await mint(services, site, link, now())
      const page = link.kind === 'invitation' ? 'i' : 's'
      return { ...minted, url: `${originOf(config, site.host)}/${page}/${token}` }
    },
  }
}

async function mint(
  { db, vault }: LinkServices,
  { settings }: EnvironmentSite,
  link: LinkFor,
  now: Date,
): Promise<Omit<MintedLink, 'url'> & { token: string }> {
  const { environmentId, messageId, address } = link
  if (link.kind === 'invitation') {
    const expiresAt = invitationEnd(settings, now)
    const { kind, personId } = link
    const token = await within(db, environmentId, (tx) =>
      mintLink(tx, { kind, personId, address, messageId, expiresAt, codeHash: null }),
    )
    return { token, code: null, expiresAt }
  }
  const expiresAt = new Date(now.getTime() + signInLife)
  const { kind } = link
  const code = mintCode()
  const hash = codeHash(vault, environmentId, address, code)
  const token = await within(db, environmentId, (tx) =>
    mintLink(tx, { kind, address, messageId, expiresAt, codeHash: hash }),
  )
  return { token, code, expiresAt }
}

/**
 * An invitation works until the event closes. One that is sent near its end or after it works for a week, and where the
 * event has no end, for 90 days.
 */
export function invitationEnd(settings: SiteSettings, now: Date): Date {
  const end = eventEnd(settings)
  if (!end) return new Date(now.getTime() + 90 * day)
  return new Date(Math.max(end.getTime(), now.getTime() + 7 * day))
}
