import { type QueryExecutorProvider, sql } from 'kysely'

/** Which of these addresses are those of project members: the platform team, and the client's own. In small letters. */
export async function memberAddresses(
  db: QueryExecutorProvider,
  clientId: string,
  addresses: readonly string[],
): Promise<Set<string>> {
  if (!addresses.length) return new Set()
  const asked = addresses.map((address) => address.toLowerCase())
  const { rows } = await sql<{ address: string }>`
    select lower(email) as address from accounts join memberships using (account_id)
    where lower(email) = any(${asked}::text[]) and (client_id is null or client_id = ${clientId})`.execute(
    db,
  )
  return new Set(rows.map(({ address }) => address))
}
