// Sessions on a site: 30 days from the last day of use. The cookie holds the token, the database its hash.
import { sql } from 'kysely'
import type { Database } from '../database/connection.ts'
import { type EnvironmentTransaction, within } from '../database/within.ts'
import { mintToken, tokenHash } from '../tenancy/token.ts'
import { environmentSite } from '../tenancy/environment-site.ts'
import { entrant } from './entrants.ts'

const day = 24 * 60 * 60 * 1000
const life = 30 * day

export const sessionEnd = (now: Date): Date => new Date(now.getTime() + life)

export async function startSession(
  tx: EnvironmentTransaction,
  personId: string,
  now: Date,
): Promise<{ token: string; expiresAt: Date }> {
  const { token, hash } = mintToken()
  const expiresAt = sessionEnd(now)
  await tx
    .insertInto('sessions')
    .values({
      environment_id: tx.environmentId,
      token_hash: hash,
      person_id: personId,
      expires_at: expiresAt,
    })
    .execute()
  return { token, expiresAt }
}

/**
 * Whose session a token is, in this environment and at this moment. Who was suspended meanwhile, or for whom Dev closed,
 * is signed out by that.
 */
export async function visitorSession(
  db: Database,
  environmentId: string,
  token: string,
  now: Date = new Date(),
): Promise<{ personId: string; tokenHash: Buffer } | null> {
  const hash = tokenHash(token)
  const session = await within(db, environmentId, (tx) => use(tx, hash, now))
  if (!session || session.state !== 'active') return null
  const whose = { personId: session.person_id, tokenHash: hash }
  if (session.is_test || (await isOpenTo(db, environmentId, session.person_id))) return whose
  return null
}

type Used = { person_id: string; state: string; is_test: boolean; expires_at: Date }

async function use(tx: EnvironmentTransaction, hash: Buffer, now: Date): Promise<Used | null> {
  const { rows } = await sql<Used>`
    select person_id, state, expires_at, exists (
      select from test_people test
      where test.environment_id = session.environment_id and test.person_id = session.person_id
    ) as is_test
    from sessions session join persons using (environment_id, person_id)
    where session.environment_id = ${tx.environmentId} and token_hash = ${hash} and expires_at > ${now}`.execute(
    tx,
  )
  const session = rows[0]
  if (!session) return null
  // Written at most once a day, however many pages are looked at.
  if (session.expires_at.getTime() < now.getTime() + life - day) {
    await tx
      .updateTable('sessions')
      .set({ expires_at: sessionEnd(now) })
      .where('environment_id', '=', tx.environmentId)
      .where('token_hash', '=', hash)
      .execute()
  }
  return session
}

/** An environment's kind never changes, so Prod is asked for it once. */
const prod = new Set<string>()

async function isOpenTo(db: Database, environmentId: string, personId: string): Promise<boolean> {
  if (prod.has(environmentId)) return true
  const site = await environmentSite(db, environmentId)
  if (site.kind === 'dev')
    return Boolean(await within(db, environmentId, (tx) => entrant(tx, site, personId)))
  prod.add(environmentId)
  return true
}

export async function endSession(tx: EnvironmentTransaction, hash: Buffer): Promise<void> {
  await tx
    .deleteFrom('sessions')
    .where('environment_id', '=', tx.environmentId)
    .where('token_hash', '=', hash)
    .execute()
}

/** Signs a person out everywhere. @returns how many sessions that ended. */
export async function endSessions(tx: EnvironmentTransaction, personId: string): Promise<number> {
  const ended = await tx
    .deleteFrom('sessions')
    .where('environment_id', '=', tx.environmentId)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return Number(ended.numDeletedRows)
}
