import { v7 as uuid } from 'uuid'
import type { Database } from '../database/connection.ts'
import type { Account } from './accounts.ts'
import { record } from './audit.ts'
import { slugTaken } from './slug.ts'

export type NewClient = { name: string; slug: string }

/** @throws {Problem} `invalid` at `slug` where another client has it. */
export async function createClient(
  db: Database,
  accountId: string,
  { name, slug }: NewClient,
): Promise<string> {
  return db.transaction().execute(async (tx) => {
    const clientId = uuid()
    const made = await tx
      .insertInto('clients')
      .values({ client_id: clientId, name, slug })
      .onConflict((conflict) => conflict.column('slug').doNothing())
      .executeTakeFirst()
    if (!made.numInsertedOrUpdatedRows) throw slugTaken(slug)
    await record(tx, {
      event: 'client.created',
      actor: { kind: 'account', id: accountId },
      clientId,
      subject: { kind: 'client', id: clientId },
    })
    return clientId
  })
}

/** The clients that an account may see: the platform team sees all. */
export function clientsOf(db: Database, { memberships }: Account) {
  const own = memberships.flatMap(({ clientId }) => clientId ?? [])
  const all = memberships.some(({ clientId }) => !clientId)
  return db
    .selectFrom('clients')
    .selectAll()
    .where((eb) => (all ? eb.lit(true) : own.length ? eb('client_id', 'in', own) : eb.lit(false)))
    .orderBy('name')
}
