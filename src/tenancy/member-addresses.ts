import type { Database } from '../database/connection.ts'

/** Which of these addresses are those of project members: the platform team, and the client's own. In small letters. */
export async function memberAddresses(
  db: Database,
  clientId: string,
  addresses: readonly string[],
): Promise<Set<string>> {
  if (!addresses.length) return new Set()
  const asked = [...new Set(addresses.map((address) => address.toLowerCase()))]
  const rows = await db
    .selectFrom('accounts as account')
    .innerJoin('memberships as membership', 'membership.account_id', 'account.account_id')
    .select((eb) => eb.fn<string>('lower', ['account.email']).as('address'))
    .where((eb) =>
      eb.or([eb('membership.client_id', 'is', null), eb('membership.client_id', '=', clientId)]),
    )
    .where((eb) => eb(eb.fn<string>('lower', ['account.email']), '=', eb.fn.any(eb.val(asked))))
    .execute()
  return new Set(rows.map((row) => row.address))
}
