import type { Database } from '../database/connection.ts'
import { within } from '../database/within.ts'
import type { EnvironmentSite } from '../tenancy/environment-site.ts'
import { memberAddresses } from '../tenancy/member-addresses.ts'

/**
 * Which of these addresses an environment may not write to. Prod may write to all; Dev, whatever its settings, only to
 * project members and listed test addresses.
 */
export async function refusedAddresses(
  db: Database,
  { environmentId, kind, clientId }: Pick<EnvironmentSite, 'environmentId' | 'kind' | 'clientId'>,
  addresses: readonly string[],
): Promise<Set<string>> {
  if (kind === 'prod' || !addresses.length) return new Set()
  const asked = addresses.map((address) => address.toLowerCase())
  const listed = await within(db, environmentId, (tx) =>
    tx
      .selectFrom('test_addresses')
      .select((eb) => eb.fn<string>('lower', ['email']).as('address'))
      .where('environment_id', '=', environmentId)
      .execute(),
  )
  const open = await memberAddresses(db, clientId, asked)
  for (const { address } of listed) open.add(address)
  return new Set(addresses.filter((address) => !open.has(address.toLowerCase())))
}

export const refusal = (address: string) =>
  `Dev writes only to project members and to its test addresses, and ${address} is neither. Add it to the test addresses, or give the test person another.`
