import type { Database } from '../database/connection.ts'
import { attempt, type Limit } from '../tenancy/attempts.ts'
import { record } from '../tenancy/audit.ts'
import { Problem } from '../tenancy/problem.ts'
import type { Vault } from '../tenancy/vault.ts'

/** Counted by the network that asks, by the one address, link or person that is asked for, or over all of a site. */
type Counted = { by: 'network' | 'one' | 'all'; most: number; per: keyof typeof windows }

const windows = {
  'a quarter of an hour': 15 * 60,
  'an hour': 60 * 60,
  'a day': 24 * 60 * 60,
} as const

/**
 * What may be tried (links themselves can't be guessed), and how often. A venue is one network with all its people; one
 * mailbox is asked for by few; a whole site is asked for by no more than an event's people on its first morning.
 */
const limits = {
  'sign-in links': [
    { by: 'network', most: 300, per: 'a quarter of an hour' },
    { by: 'one', most: 5, per: 'a quarter of an hour' },
    { by: 'one', most: 20, per: 'a day' },
    { by: 'all', most: 3000, per: 'an hour' },
  ],
  codes: [
    { by: 'network', most: 60, per: 'a quarter of an hour' },
    { by: 'one', most: 5, per: 'a quarter of an hour' },
  ],
  renewals: [
    { by: 'network', most: 30, per: 'a quarter of an hour' },
    { by: 'one', most: 2, per: 'a quarter of an hour' },
  ],
  'renewals of a person': [{ by: 'one', most: 3, per: 'a day' }],
} as const satisfies Record<string, readonly Counted[]>

export type Limiting = { db: Database; vault: Vault; now?: () => Date }

/**
 * Counts one attempt against each limit in turn; one that refuses is the last that counts it.
 * @throws {Problem} `too_many` beyond any; the log has one entry for each limit and window, however many are refused.
 */
export async function limitAttempts(
  services: Limiting,
  environmentId: string,
  what: keyof typeof limits,
  from: { network: string; one: string },
): Promise<void> {
  const asking = { ...from, all: '' }
  for (const { by, most, per } of limits[what]) {
    const key = [what, environmentId, by, per, asking[by]]
    const allowed = { most, perSeconds: windows[per] }
    if (await counted(services, key, allowed)) continue
    if (await counted(services, ['told', ...key], { ...allowed, most: 1 })) {
      await record(services.db, {
        event: 'visitor.limited',
        actor: { kind: 'system' },
        environmentId,
        subject: { kind: 'environment', id: environmentId },
        value: { what, by, per, network: from.network },
      })
    }
    throw new Problem('too_many', `Those were too many attempts. Wait ${per} and try again.`)
  }
}

const counted = ({ db, vault, now }: Limiting, key: string[], allowed: Limit) =>
  attempt(db, vault, key, allowed, now?.())
