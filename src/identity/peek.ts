import type { Database } from '../database/connection.ts'
import { within } from '../database/within.ts'
import { environmentSite } from '../tenancy/environment-site.ts'
import { entrant } from './entrants.ts'
import { seeLink } from './links.ts'

export type PeekedLink = {
  /**
   * gone: used, revoked, or never was; expired: an invitation that can be renewed; suspended and closed: nobody is let
   * in by it at present.
   */
  state: 'ready' | 'expired' | 'gone' | 'suspended' | 'closed'
  kind: 'invitation' | 'sign_in' | null
  /** Whose invitation it is, while it would sign them in anyway. */
  name: string | null
  /** Where a sign-in link was sent, most of it hidden. */
  address: string | null
}

/** What the page behind a link says before its button is pressed. Nothing is written, however often it is asked. */
export async function peekLink(
  db: Database,
  environmentId: string,
  token: string,
  now: Date = new Date(),
): Promise<PeekedLink> {
  const site = await environmentSite(db, environmentId)
  return within(db, environmentId, async (tx) => {
    const link = await seeLink(tx, site, token, now)
    const nobody = { name: null, address: null }
    if (link.state === 'gone') return { state: 'gone', kind: null, ...nobody }
    if (link.kind === 'sign_in')
      return { state: 'ready', kind: 'sign_in', name: null, address: masked(link.address) }
    const person = await entrant(tx, site, link.personId)
    if (person?.state !== 'active')
      return { state: person ? 'suspended' : 'closed', kind: 'invitation', ...nobody }
    const name = link.state === 'ready' ? person.name : null
    return { state: link.state, kind: 'invitation', name, address: null }
  })
}

/** robin@example.org as r•••@example.org: known again by its owner, of no use to others. */
const masked = (address: string): string => address.replace(/^(.).*(?=@)/u, '$1•••')
