import type { Database } from '../database/connection.ts'
import { attempt, type Limit } from '../tenancy/attempts.ts'
import { record } from '../tenancy/audit.ts'
import { Problem } from '../tenancy/problem.ts'
import type { Vault } from '../tenancy/vault.ts'

const quarter = 15 * 60

/** What may be tried (links themselves can't be guessed), and how often in a quarter of an hour: from one network, and at one address or link. */
const limits = {
  'sign-in links': { network: 30, one: 5 },
  codes: { network: 30, one: 5 },
  renewals: { network: 30, one: 2 },
} as const satisfies Record<string, { network: number; one: number }>

export type Limiting = { db: Database; vault: Vault; now?: () => Date }

/**
 * Counts one attempt against both limits.
 * @throws {Problem} `too_many` beyond either; the log has one entry for each limit and window, however many are refused.
 */
export async function limitAttempts(
  services: Limiting,
  environmentId: string,
  what: keyof typeof limits,
  from: { network: string; one: string },
): Promise<void> {
  for (const by of ['network', 'one'] as const) {
    const key = [what, environmentId, by, from[by]]
    const allowed = { most: limits[what][by], perSeconds: quarter }
    if (await counted(services, key, allowed)) continue
    if (await counted(services, ['told', ...key], { ...allowed, most: 1 })) {
      await record(services.db, {
        event: 'visitor.limited',
        actor: { kind: 'system' },
        environmentId,
        subject: { kind: 'environment', id: environmentId },
        value: { what, by, network: from.network },
      })
    }
    throw new Problem(
      'too_many',
      'Those were too many attempts. Wait a quarter of an hour and try again.',
    )
  }
}

const counted = ({ db, vault, now }: Limiting, key: string[], allowed: Limit) =>
  attempt(db, vault, key, allowed, now?.())
