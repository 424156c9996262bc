// Who works on a client's sites: the platform team, which is on all of them, and the client's own team.
import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Database } from '../database/connection.ts'
import type { Account, Role } from './accounts.ts'
import { record } from './audit.ts'
import { Problem } from './problem.ts'

export type Member = {
  membershipId: string
  name: string
  email: string
  role: Role
  since: Date
}

export type NewMember = { name: string; email: string; role: Role }

/** The platform team first. */
export async function membersOf(db: Database, clientId: string): Promise<Member[]> {
  const rows = await db
    .selectFrom('memberships as membership')
    .innerJoin('accounts as account', 'account.account_id', 'membership.account_id')
    .select([
      'membership.membership_id',
      'account.name',
      'account.email',
      'membership.role',
      'membership.created_at',
    ])
    .where((eb) =>
      eb.or([eb('membership.client_id', 'is', null), eb('membership.client_id', '=', clientId)]),
    )
    .orderBy(sql`membership.client_id is not null`)
    .orderBy('account.name')
    .execute()
  return rows.map((row) => ({
    membershipId: row.membership_id,
    name: row.name,
    email: row.email,
    role: row.role as Role,
    since: row.created_at,
  }))
}

/**
 * Adds somebody, who signs in with that address from then on. Whoever has an account keeps its name.
 * @throws {Problem} `not_allowed` where the platform team would grow by somebody who isn't its owner, `invalid` at
 *   `email` where they are a member already.
 */
export async function addMember(
  db: Database,
  scope: { account: Account; clientId: string },
  { name, email, role }: NewMember,
): Promise<{ membershipId: string }> {
  refuseUnlessMayName(scope.account, role)
  const clientId = role === 'client' ? scope.clientId : null
  return db.transaction().execute(async (tx) => {
    const accountId = await accountOf(tx, name, email)
    const membershipId = uuid()
    const added = await tx
      .insertInto('memberships')
      .values({ membership_id: membershipId, account_id: accountId, client_id: clientId, role })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    if (!added.numInsertedOrUpdatedRows) {
      const text = `${email} is a member already.`
      throw new Problem('invalid', text, { places: [{ place: 'email', text }] })
    }
    await record(tx, {
      event: 'member.added',
      actor: { kind: 'account', id: scope.account.accountId },
      clientId: scope.clientId,
      subject: { kind: 'account', id: accountId },
      value: { email, role },
    })
    return { membershipId }
  })
}

/** @throws {Problem} `not_found` for a membership of another client, `conflict` for one's own. */
export async function removeMember(
  db: Database,
  scope: { account: Account; clientId: string },
  membershipId: string,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const member = await tx
      .deleteFrom('memberships')
      .where('membership_id', '=', membershipId)
      .where((eb) => eb.or([eb('client_id', 'is', null), eb('client_id', '=', scope.clientId)]))
      .returning(['account_id', 'role'])
      .executeTakeFirst()
    if (!member) throw new Problem('not_found')
    refuseUnlessMayName(scope.account, member.role as Role)
    if (member.account_id === scope.account.accountId)
      throw new Problem('conflict', 'This is you. Ask another owner to take you out.')
    await record(tx, {
      event: 'member.removed',
      actor: { kind: 'account', id: scope.account.accountId },
      clientId: scope.clientId,
      subject: { kind: 'account', id: member.account_id },
      value: { role: member.role },
    })
  })
}

/** The platform team sees every client, so only an owner says who is in it. */
function refuseUnlessMayName({ memberships }: Account, role: Role): void {
  if (role === 'client' || memberships.some((membership) => membership.role === 'owner')) return
  throw new Problem(
    'not_allowed',
    'The platform team sees every client, so only an owner changes it.',
  )
}

async function accountOf(
  tx: Pick<Database, 'insertInto' | 'selectFrom'>,
  name: string,
  email: string,
): Promise<string> {
  const made = await tx
    .insertInto('accounts')
    .values({ account_id: uuid(), name, email })
    .onConflict((conflict) => conflict.doNothing())
    .returning('account_id')
    .executeTakeFirst()
  if (made) return made.account_id
  const known = await tx
    .selectFrom('accounts')
    .select('account_id')
    .where((eb) => eb(eb.fn('lower', ['email']), '=', email.toLowerCase()))
    .executeTakeFirstOrThrow()
  return known.account_id
}
