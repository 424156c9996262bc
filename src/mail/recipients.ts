import { sql } from 'kysely'
import * as z from 'zod'
import type { EnvironmentTransaction } from '../database/within.ts'
import type { EnvironmentSite } from '../tenancy/environment-site.ts'

/** Who is written to: everybody, everybody of some user types, or these people. Suspended people never. */
export const recipientRule = z.union([
  z.strictObject({ everyone: z.literal(true) }),
  z.strictObject({ userTypes: z.array(z.string().max(64)).min(1).max(200) }),
  z.strictObject({ people: z.array(z.uuid()).min(1).max(10_000) }),
])
export type RecipientRule = z.infer<typeof recipientRule>

export type Recipient = { personId: string; name: string; givenName: string; address: string }
export type Addressless = { personId: string; name: string }

/**
 * Where a row of `persons person left join test_people test` is written to: in Dev a test person at the address that
 * was given for the test.
 */
export const currentAddress = (kind: EnvironmentSite['kind']) =>
  kind === 'dev' ? sql`coalesce(test.address, person.email)` : sql`person.email`

export async function recipientsOf(
  tx: EnvironmentTransaction,
  kind: EnvironmentSite['kind'],
  rule: RecipientRule,
): Promise<{ recipients: Recipient[]; skipped: Addressless[] }> {
  const chosen =
    'people' in rule
      ? sql`and person.person_id = any(${rule.people}::uuid[])`
      : 'userTypes' in rule
        ? sql`and person.user_types && ${rule.userTypes}::text[]`
        : sql``
  const { rows } = await sql<Omit<Recipient, 'address'> & { address: string | null }>`
    select person.person_id as "personId", display_name as name,
      coalesce(nullif(profile ->> 'given_name', ''), display_name) as "givenName",
      ${currentAddress(kind)} as address
    from persons person left join test_people test using (environment_id, person_id)
    where environment_id = ${tx.environmentId} and state = 'active' ${chosen}
    order by sort_name, person.person_id`.execute(tx)
  return {
    recipients: rows.flatMap(({ address, ...row }) => (address ? [{ ...row, address }] : [])),
    skipped: rows
      .filter(({ address }) => !address)
      .map(({ personId, name }) => ({ personId, name })),
  }
}

/** One person as they are now, suspended or not; null for nobody. */
export async function recipientNow(
  tx: EnvironmentTransaction,
  kind: EnvironmentSite['kind'],
  personId: string,
): Promise<{ state: 'active' | 'suspended'; address: string | null } | null> {
  const { rows } = await sql<{ state: 'active' | 'suspended'; address: string | null }>`
    select state, ${currentAddress(kind)} as address
    from persons person left join test_people test using (environment_id, person_id)
    where environment_id = ${tx.environmentId} and person_id = ${personId}`.execute(tx)
  return rows[0] ?? null
}

/** What is merged into a mail of theirs. */
export const mergeOf = ({ name, givenName }: Recipient) => ({ name, given_name: givenName })
