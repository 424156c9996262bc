import { sql } from 'kysely'
import * as z from 'zod'
import type { EnvironmentTransaction } from '../database/within.ts'

/** Who is written to: everybody, everybody of some user types, or these people. Suspended people never. */
export const recipientRule = z.union([
  z.strictObject({ everyone: z.literal(true) }),
  z.strictObject({ userTypes: z.array(z.string().max(64)).min(1).max(200) }),
  z.strictObject({ people: z.array(z.uuid()).min(1).max(10_000) }),
])
export type RecipientRule = z.infer<typeof recipientRule>

export type Recipient = { personId: string; name: string; givenName: string; address: string }
export type Addressless = { personId: string; name: string }

/** In Dev a test person is written to at the address that was given for the test. */
export async function recipientsOf(
  tx: EnvironmentTransaction,
  kind: 'dev' | 'prod',
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
      ${kind === 'dev' ? sql`coalesce(test.address, email)` : sql`email`} as address
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

/** What is merged into a mail of theirs. */
export const mergeOf = ({ name, givenName }: Recipient) => ({ name, given_name: givenName })
