// Who works on a client's sites: the platform team, which is on all of them, and the client's own team.
import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Database } from '../database/connection.ts'
import { type Account, type Role, shutOutUnlessMember } from './accounts.ts'
import { record } from './audit.ts'
import { type ClientScope, mayInClient } from './permissions.ts'
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

/** The roles that somebody may give and take in a client's room. */
export function rolesToGive(scope: ClientScope): Role[] {
  if (!mayInClient(scope, 'enrol')) return []
  return isOwner(scope.account) ? ['client', 'engineer', 'manager', 'owner'] : ['client']
}

/**
 * Adds somebody, who signs in with that address from then on. Whoever has an account keeps its name.
 * @throws {Problem} `not_allowed` where the platform team would grow by somebody who isn't its owner, `invalid` at
 *   `email` where they are a member already.
 */
export async function addMember(
  db: Database,
  scope: ClientScope,
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

/**
 * Takes a membership away, and ends the sessions of whoever has none left. An owner always stays: owners alone take
 * owners out, and nobody themselves.
 * @throws {Problem} `not_found` for a membership of another client, `not_allowed` for one of the platform team where
 *   somebody else than an owner asks, `conflict` for one's own.
 */
export async function removeMember(
  db: Database,
  { account: { accountId }, clientId }: ClientScope,
  membershipId: string,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    // Locked and read anew, so that removals come one after the other: of two owners who take each other out at once
    // the second is an owner no more, and who loses two memberships at once is seen to have none left.
    const owners = await tx
      .selectFrom('memberships')
      .select('account_id')
      .where('role', '=', 'owner')
      .orderBy('membership_id')
      .forUpdate()
      .execute()
    const member = await tx
      .deleteFrom('memberships')
      .where('membership_id', '=', membershipId)
      .where((eb) => eb.or([eb('client_id', 'is', null), eb('client_id', '=', clientId)]))
      .returning(['account_id', 'role'])
      .executeTakeFirst()
    if (!member) throw new Problem('not_found')
    if (member.role !== 'client' && !owners.some((owner) => owner.account_id === accountId))
      throw onlyOwners()
    if (member.account_id === accountId)
      throw new Problem('conflict', 'This is you. Ask another owner to take you out.')
    await shutOutUnlessMember(tx, member.account_id)
    await record(tx, {
      event: 'member.removed',
      actor: { kind: 'account', id: accountId },
      clientId,
      subject: { kind: 'account', id: member.account_id },
      value: { role: member.role },
    })
  })
}

/** The platform team sees every client, so only an owner says who is in it. */
function refuseUnlessMayName(account: Account, role: Role): void {
  if (role !== 'client' && !isOwner(account)) throw onlyOwners()
}

const isOwner = ({ memberships }: Account) => memberships.some(({ role }) => role === 'owner')

const onlyOwners = () =>
  new Problem('not_allowed', 'The platform team sees every client, so only an owner changes it.')

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
