import type { Database } from '../database/connection.ts'
import type { Jobs } from '../database/jobs.ts'
import { within } from '../database/within.ts'
import { invite } from '../mail/invite.ts'
import { helpOf } from '../mail/mail-site.ts'
import { environmentSite } from '../tenancy/environment-site.ts'
import { Problem } from '../tenancy/problem.ts'
import type { Vault } from '../tenancy/vault.ts'
import { limitAttempts } from './limits.ts'
import { seeLink } from './links.ts'
import { refused } from './refusal.ts'

export type RenewServices = { db: Database; jobs: Jobs; vault: Vault; now?: () => Date }

/**
 * Mails a new invitation in place of one that has expired, to the address that the person has now: whoever holds the
 * old link learns nothing by it.
 * @throws {Problem} `link_spent` where it is none that expired, `conflict` where no mail can be sent, `too_many`.
 */
export async function renewInvitation(
  services: RenewServices,
  environmentId: string,
  token: string,
  network: string,
): Promise<void> {
  const { db, jobs, now = () => new Date() } = services
  await limitAttempts(services, environmentId, 'renewals', { network, one: token })
  const site = await environmentSite(db, environmentId)
  const link = await within(db, environmentId, (tx) => seeLink(tx, site, token, now()))
  if (link.state !== 'expired') throw refused('gone', site)
  const { personId } = link
  await limitAttempts(services, environmentId, 'renewals of a person', { network, one: personId })
  try {
    await invite({ db, jobs, site }, personId, { kind: 'person', id: personId })
  } catch (cause) {
    if (!(cause instanceof Problem)) throw cause
    // The reason may name an address, and is for the console.
    const text = `No new link can be sent just now. Ask ${helpOf(site.settings.helpContact)}.`
    throw new Problem('conflict', text, { cause })
  }
}
