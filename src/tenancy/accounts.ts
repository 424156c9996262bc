// Accounts of the platform team and the client team. No passwords: a single-use link proves the address.
import type { Kysely } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { GlobalTables } from '../database/walls.ts'
import { record } from './audit.ts'
import { Problem } from './problem.ts'
import { mintToken, tokenHash } from './token.ts'

export type Role = 'owner' | 'manager' | 'engineer' | 'client'

export type Account = {
  accountId: string
  name: string
  email: string
  /** A role of the platform team holds for every client; `client` for one. */
  memberships: { role: Role; clientId: string | null }[]
}

/** The database, or a transaction of it. */
type Database = Kysely<GlobalTables>

const day = 24 * 60 * 60 * 1000
const quarter = 15 * 60 * 1000
const sessionDays = 14

/** A link that makes the first account, while there is none. Null once there is. */
export async function firstOwnerLink(db: Database): Promise<string | null> {
  const installed = await db.selectFrom('installation').select('owner_id').executeTakeFirst()
  return installed ? null : mintLink(db, null, day)
}

export type SignInLink = { name: string; email: string; token: string }

/** A single-use link for an existing account; null where the address has none. */
export async function signInLink(db: Database, email: string): Promise<SignInLink | null> {
  const account = await db
    .selectFrom('accounts')
    .select(['name', 'email'])
    .where((eb) => eb(eb.fn('lower', ['email']), '=', email.trim().toLowerCase()))
    .executeTakeFirst()
  return account ? { ...account, token: await mintLink(db, account.email, quarter) } : null
}

async function mintLink(db: Database, email: string | null, life: number): Promise<string> {
  const { token, hash } = mintToken()
  const expires_at = new Date(Date.now() + life)
  await db.insertInto('account_links').values({ token_hash: hash, email, expires_at }).execute()
  return token
}

/** What a link is for, without using it up: a GET must never do that. */
export async function peekLink(
  db: Database,
  token: string,
): Promise<{ purpose: 'first owner' } | { purpose: 'sign in'; email: string } | null> {
  const link = await db
    .selectFrom('account_links')
    .select('email')
    .where('token_hash', '=', tokenHash(token))
    .where('expires_at', '>', new Date())
    .executeTakeFirst()
  if (!link) return null
  return link.email ? { purpose: 'sign in', email: link.email } : { purpose: 'first owner' }
}

export async function createFirstOwner(
  db: Database,
  token: string,
  { name, email }: { name: string; email: string },
): Promise<string> {
  return db.transaction().execute(async (tx) => {
    await consumeLink(tx, token, null)
    const accountId = uuid()
    await tx.insertInto('accounts').values({ account_id: accountId, email, name }).execute()
    const membership = {
      membership_id: uuid(),
      account_id: accountId,
      client_id: null,
      role: 'owner',
    }
    await tx.insertInto('memberships').values(membership).execute()
    // The single row is the lock: of two first visitors one has it, and the other's transaction ends here.
    const first = await tx
      .insertInto('installation')
      .values({ owner_id: accountId })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    if (!first.numInsertedOrUpdatedRows)
      throw new Problem('link_spent', 'This installation already has an owner.')
    await record(tx, {
      event: 'owner.created',
      actor: { kind: 'account', id: accountId },
      subject: { kind: 'account', id: accountId },
    })
    return accountId
  })
}

/** Uses the link up and returns whose it was: the deletion is the check. */
export async function signInWithLink(db: Database, token: string): Promise<string> {
  const email = await consumeLink(db, token, 'sign in')
  const account = await db
    .selectFrom('accounts')
    .select('account_id')
    .where('email', '=', email ?? '')
    .executeTakeFirst()
  if (!account) throw new Problem('link_spent')
  return account.account_id
}

async function consumeLink(
  db: Database,
  token: string,
  purpose: 'sign in' | null,
): Promise<string | null> {
  const link = await db
    .deleteFrom('account_links')
    .where('token_hash', '=', tokenHash(token))
    .where('expires_at', '>', new Date())
    .where('email', purpose ? 'is not' : 'is', null)
    .returning('email')
    .executeTakeFirst()
  if (!link) throw new Problem('link_spent')
  return link.email
}

export async function startAccountSession(
  db: Database,
  accountId: string,
  from: { network: string; agent: string },
): Promise<{ token: string; expiresAt: Date }> {
  const { token, hash } = mintToken()
  const expiresAt = new Date(Date.now() + sessionDays * day)
  await db
    .insertInto('account_sessions')
    .values({ token_hash: hash, account_id: accountId, expires_at: expiresAt, ...from })
    .execute()
  return { token, expiresAt }
}

export async function endAccountSession(db: Database, token: string): Promise<void> {
  await db.deleteFrom('account_sessions').where('token_hash', '=', tokenHash(token)).execute()
}

/** Whoever has no membership left is signed out everywhere, and the links on their way let nobody in. */
export async function shutOutUnlessMember(tx: Database, accountId: string): Promise<void> {
  const { email } = await tx
    .selectFrom('accounts')
    .select('email')
    .where('account_id', '=', accountId)
    .executeTakeFirstOrThrow()
  const left = await tx
    .selectFrom('memberships')
    .select('membership_id')
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  if (left) return
  await tx.deleteFrom('account_sessions').where('account_id', '=', accountId).execute()
  await tx.deleteFrom('account_links').where('email', '=', email).execute()
}

export async function accountOfSession(db: Database, token: string): Promise<Account | null> {
  const rows = await db
    .selectFrom('account_sessions as session')
    .innerJoin('accounts as account', 'account.account_id', 'session.account_id')
    .leftJoin('memberships as membership', 'membership.account_id', 'account.account_id')
    .select([
      'account.account_id',
      'account.name',
      'account.email',
      'membership.role',
      'membership.client_id',
    ])
    .where('session.token_hash', '=', tokenHash(token))
    .where('session.expires_at', '>', new Date())
    .execute()
  const first = rows[0]
  if (!first) return null
  return {
    accountId: first.account_id,
    name: first.name,
    email: first.email,
    memberships: rows.flatMap((row) =>
      row.role ? [{ role: row.role as Role, clientId: row.client_id }] : [],
    ),
  }
}
