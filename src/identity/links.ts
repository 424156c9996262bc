// The links that sign people in. A token is 256 random bits; the database holds its hash.
//
// kind        for         opens                        ends
// invitation  a person    as often as they like        when it expires or is revoked
// sign_in     an address  once, by token or by code    15 minutes after it was asked for, or when it was used
// choice      an address  once, right after the proof  10 minutes later, or when a name was chosen
//
// Looking at a link never uses it up: mail scanners and link previews look. Using it up is one statement that is the
// check and the act at once, so that of ten at the same moment one has it.
import { sql } from 'kysely'
import type { EnvironmentTransaction } from '../database/within.ts'
import { mintToken, tokenHash } from '../tenancy/token.ts'

export type LinkKind = 'invitation' | 'sign_in' | 'choice'

export type NewLink = {
  messageId: string | null
  codeHash: Buffer | null
  expiresAt: Date
} & ({ kind: 'invitation'; personId: string } | { kind: 'sign_in' | 'choice'; address: string })

export async function mintLink(tx: EnvironmentTransaction, link: NewLink): Promise<string> {
  const { token, hash } = mintToken()
  await tx
    .insertInto('links')
    .values({
      environment_id: tx.environmentId,
      token_hash: hash,
      kind: link.kind,
      person_id: link.kind === 'invitation' ? link.personId : null,
      email: link.kind === 'invitation' ? null : link.address,
      message_id: link.messageId,
      code_hash: link.codeHash,
      expires_at: link.expiresAt,
    })
    .execute()
  return token
}

export type SeenLink =
  | { state: 'gone' }
  | { state: 'ready' | 'expired'; kind: 'invitation'; personId: string }
  | { state: 'ready'; kind: 'sign_in'; address: string }

/** What a token opens, with nothing written. A link that was used, revoked or never made is gone, all the same. */
export async function seeLink(
  tx: EnvironmentTransaction,
  token: string,
  now: Date,
): Promise<SeenLink> {
  const link = await tx
    .selectFrom('links')
    .select(['kind', 'person_id', 'email', 'expires_at'])
    .where('environment_id', '=', tx.environmentId)
    .where('token_hash', '=', tokenHash(token))
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  const isOver = (link?.expires_at ?? now) <= now
  if (link?.kind === 'invitation' && link.person_id)
    return { state: isOver ? 'expired' : 'ready', kind: 'invitation', personId: link.person_id }
  if (link?.kind === 'sign_in' && link.email && !isOver)
    return { state: 'ready', kind: 'sign_in', address: link.email }
  return { state: 'gone' }
}

/** Opens an invitation, which stays; null where it is over, revoked, or its person is suspended. */
export async function useInvitation(
  tx: EnvironmentTransaction,
  token: string,
  now: Date,
): Promise<string | null> {
  const { rows } = await sql<{ person_id: string }>`
    update links set last_used_at = ${now}
    where environment_id = ${tx.environmentId} and token_hash = ${tokenHash(token)} and kind = 'invitation'
      and revoked_at is null and expires_at > ${now} and exists (
        select from persons person
        where person.environment_id = links.environment_id and person.person_id = links.person_id and person.state = 'active'
      )
    returning person_id`.execute(tx)
  return rows[0]?.person_id ?? null
}

/** Uses up a sign-in or a choice: the deletion is the check. Returns whose address it proves. */
export async function spendLink(
  tx: EnvironmentTransaction,
  kind: 'sign_in' | 'choice',
  token: string,
  now: Date,
): Promise<string | null> {
  return spend(tx, sql`kind = ${kind} and token_hash = ${tokenHash(token)}`, now)
}

/** The same by the code that stands in the mail, together with the address that it was sent to. */
export async function spendCode(
  tx: EnvironmentTransaction,
  address: string,
  codeHash: Buffer,
  now: Date,
): Promise<string | null> {
  return spend(tx, sql`kind = 'sign_in' and email = ${address} and code_hash = ${codeHash}`, now)
}

async function spend(
  tx: EnvironmentTransaction,
  which: ReturnType<typeof sql>,
  now: Date,
): Promise<string | null> {
  const { rows } = await sql<{ email: string }>`
    delete from links
    where environment_id = ${tx.environmentId} and ${which} and revoked_at is null and expires_at > ${now}
    returning email`.execute(tx)
  return rows[0]?.email ?? null
}

/** Ends a person's invitation links that still open, all or the one that is named. @returns how many there were. */
export async function revokeInvitations(
  tx: EnvironmentTransaction,
  personId: string,
  now: Date,
  only?: Buffer,
): Promise<number> {
  const revoked = await tx
    .updateTable('links')
    .set({ revoked_at: now })
    .where('environment_id', '=', tx.environmentId)
    .where('person_id', '=', personId)
    .where('kind', '=', 'invitation')
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .$if(only !== undefined, (query) => query.where('token_hash', '=', only ?? Buffer.alloc(0)))
    .executeTakeFirst()
  return Number(revoked.numUpdatedRows)
}
