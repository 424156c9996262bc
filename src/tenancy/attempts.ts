import { sql } from 'kysely'
import type { Database } from '../database/connection.ts'
import { Problem } from './problem.ts'
import type { Vault } from './vault.ts'

export type Limit = { most: number; perSeconds: number }

/**
 * Counts one attempt in the database, so that it holds for every process, and says whether it is within the limit.
 * What is limited (an address, a network) is stored as a keyed hash only.
 */
export async function attempt(
  db: Database,
  vault: Vault,
  what: readonly string[],
  { most, perSeconds }: Limit,
  now: Date = new Date(),
): Promise<boolean> {
  const window = perSeconds * 1000
  const start = new Date(Math.floor(now.getTime() / window) * window)
  const { rows } = await sql<{ count: number }>`
    insert into attempts (key_hash, window_start, count) values (${vault.blind(what)}, ${start}, 1)
    on conflict (key_hash, window_start) do update set count = attempts.count + 1
    returning count`.execute(db)
  return (rows[0]?.count ?? 0) <= most
}

export async function limit(
  db: Database,
  vault: Vault,
  what: readonly string[],
  allowed: Limit,
): Promise<void> {
  if (!(await attempt(db, vault, what, allowed))) throw new Problem('too_many')
}

/** Counters of past windows say nothing any more. */
export async function forgetAttempts(db: Database): Promise<void> {
  await sql`delete from attempts where window_start < now() - interval '2 days'`.execute(db)
}
