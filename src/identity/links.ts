// The links that sign people in. A token is 256 random bits; the database holds its hash.
//
// kind        for         opens                        ends
// invitation  a person    as often as they like        when it expires, is revoked, or they have another address
// sign_in     an address  once, by token or by code    15 minutes after it was asked for, or when it was used
// choice      an address  once, right after the proof  10 minutes later, or when a name was chosen
//
// Looking at a link never uses it up: mail scanners and link previews look. Using it up is one statement that is the
// check and the act at once, so that of ten at the same moment one has it.
//
// An invitation remembers the address that it was mailed to: whoever reads that mailbox is the person only while the
// address is theirs.
import { sql } from 'kysely'
import type { EnvironmentTransaction } from '../database/within.ts'
import { refuseWaiting } from '../mail/outbox.ts'
import { currentAddress } from '../mail/recipients.ts'
import type { EnvironmentSite } from '../tenancy/environment-site.ts'
import { mintToken, tokenHash } from '../tenancy/token.ts'

export type LinkKind = 'invitation' | 'sign_in' | 'choice'

export type NewLink = {
  /** Where it was mailed, or what was proven. */
  address: string
  messageId: string | null
  /** Of the code that stands beside a sign-in link; of a choice, the code that was the proof. */
  codeHash: Buffer | null
  expiresAt: Date
} & ({ kind: 'invitation'; personId: string } | { kind: 'sign_in' | 'choice' })

type Kind = Pick<EnvironmentSite, 'kind'>

export async function mintLink(tx: EnvironmentTransaction, link: NewLink): Promise<string> {
  const { token, hash } = mintToken()
  await tx
    .insertInto('links')
    .values({
      environment_id: tx.environmentId,
      token_hash: hash,
      kind: link.kind,
      person_id: link.kind === 'invitation' ? link.personId : null,
      email: link.address,
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

/**
 * What a token opens, with nothing written. A link that was used, revoked or never made is gone, all the same; an
 * invitation that was mailed to a former address has expired.
 */
export async function seeLink(
  tx: EnvironmentTransaction,
  { kind }: Kind,
  token: string,
  now: Date,
): Promise<SeenLink> {
  type Found = { kind: LinkKind; personId: string | null; email: string | null; isOver: boolean }
  const { rows } = await sql<Found & { isTheirs: boolean }>`
    select link.kind, link.person_id as "personId", link.email, link.expires_at <= ${now} as "isOver",
      coalesce(lower(link.email) = lower(${currentAddress(kind)}), false) as "isTheirs"
    from links link left join persons person using (environment_id, person_id)
      left join test_people test using (environment_id, person_id)
    where environment_id = ${tx.environmentId} and token_hash = ${tokenHash(token)} and revoked_at is null`.execute(
    tx,
  )
  const [link] = rows
  if (link?.kind === 'invitation' && link.personId) {
    const state = link.isOver || !link.isTheirs ? 'expired' : 'ready'
    return { state, kind: 'invitation', personId: link.personId }
  }
  if (link?.kind === 'sign_in' && link.email && !link.isOver)
    return { state: 'ready', kind: 'sign_in', address: link.email }
  return { state: 'gone' }
}

/** Opens an invitation, which stays; null where it is over, revoked, or its person is suspended or has another address. */
export async function useInvitation(
  tx: EnvironmentTransaction,
  { kind }: Kind,
  token: string,
  now: Date,
): Promise<string | null> {
  const { rows } = await sql<{ person_id: string }>`
    update links set last_used_at = ${now}
    where environment_id = ${tx.environmentId} and token_hash = ${tokenHash(token)} and kind = 'invitation'
      and revoked_at is null and expires_at > ${now} and exists (
        select from persons person left join test_people test using (environment_id, person_id)
        where person.environment_id = links.environment_id and person.person_id = links.person_id
          and person.state = 'active' and lower(${currentAddress(kind)}) = lower(links.email)
      )
    returning person_id`.execute(tx)
  return rows[0]?.person_id ?? null
}

/** What was used up: the address that it proves, and the code that belongs to it. */
export type Spent = { address: string; codeHash: Buffer | null }

/** Uses up a sign-in or a choice: the deletion is the check. */
export async function spendLink(
  tx: EnvironmentTransaction,
  kind: 'sign_in' | 'choice',
  token: string,
  now: Date,
): Promise<Spent | null> {
  return spend(tx, sql`kind = ${kind} and token_hash = ${tokenHash(token)}`, now)
}

/** The same by the code that stands in the mail, together with the address that it was sent to. */
export async function spendCode(
  tx: EnvironmentTransaction,
  address: string,
  codeHash: Buffer,
  now: Date,
): Promise<Spent | null> {
  return spend(tx, sql`kind = 'sign_in' and email = ${address} and code_hash = ${codeHash}`, now)
}

async function spend(
  tx: EnvironmentTransaction,
  which: ReturnType<typeof sql>,
  now: Date,
): Promise<Spent | null> {
  const { rows } = await sql<Spent>`
    delete from links
    where environment_id = ${tx.environmentId} and ${which} and revoked_at is null and expires_at > ${now}
    returning email as address, code_hash as "codeHash"`.execute(tx)
  return rows[0] ?? null
}

/**
 * Ends a person's invitation links that still open, all or the one that is named, and the invitations that wait to be
 * sent: they would bring another.
 * @returns how many links there were.
 */
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
  await refuseWaiting(tx, personId)
  return Number(revoked.numUpdatedRows)
}
