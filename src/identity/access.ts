import { sql } from 'kysely'
import type { EnvironmentTransaction } from '../database/within.ts'
import { Problem } from '../tenancy/problem.ts'

export type LinkState = 'open' | 'expired' | 'revoked'

export type PersonAccess = {
  /** How many browsers they are signed in with. */
  sessions: number
  /** The newest 100. */
  signIns: { at: Date; how: 'invitation' | 'sign_in' | 'code'; network: string; agent: string }[]
  /** Invitation links; the id names one for revoking, and opens nothing. */
  links: {
    linkId: string
    state: LinkState
    createdAt: Date
    expiresAt: Date
    revokedAt: Date | null
    lastUsedAt: Date | null
  }[]
}

/** A person's ways in. @throws {Problem} `not_found` for nobody of this environment. */
export async function personAccess(
  tx: EnvironmentTransaction,
  personId: string,
  now: Date,
): Promise<PersonAccess> {
  const own = sql`environment_id = ${tx.environmentId} and person_id = ${personId}`
  const { rows: found } = await sql<{ sessions: number }>`
    select (select count(*) from sessions where ${own} and expires_at > ${now}) as sessions
    from persons where ${own}`.execute(tx)
  if (!found[0]) throw new Problem('not_found')
  const { rows: signIns } = await sql<PersonAccess['signIns'][number]>`
    select at, how, network, agent from sign_ins where ${own} order by at desc limit 100`.execute(
    tx,
  )
  const { rows: links } = await sql<PersonAccess['links'][number]>`
    select encode(token_hash, 'hex') as "linkId",
      case when revoked_at is not null then 'revoked' when expires_at <= ${now} then 'expired' else 'open' end as state,
      created_at as "createdAt", expires_at as "expiresAt", revoked_at as "revokedAt", last_used_at as "lastUsedAt"
    from links where ${own} and kind = 'invitation' order by created_at desc limit 100`.execute(tx)
  return { ...found[0], signIns, links }
}
