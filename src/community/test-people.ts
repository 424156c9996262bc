// Test people: the people of a Dev environment who may enter its site, with the address that their mails go to. A real
// person's own address is never written to from Dev.
import type { Database } from '../database/connection.ts'
import { type EnvironmentTransaction, within } from '../database/within.ts'
import { record } from '../tenancy/audit.ts'
import { memberAddresses } from '../tenancy/member-addresses.ts'
import type { EnvironmentScope } from '../tenancy/permissions.ts'
import { Problem } from '../tenancy/problem.ts'

/**
 * Makes a person a test person, or moves one to another address.
 * @param address null for the acting account's own.
 * @throws {Problem} `conflict` in Prod, `invalid` where Dev may not write to that address.
 */
export async function makeTestPerson(
  db: Database,
  scope: EnvironmentScope,
  personId: string,
  address: string | null,
): Promise<{ address: string }> {
  refuseProd(scope)
  const own = (address ?? scope.account.email).trim().toLowerCase()
  const members = await memberAddresses(db, scope.clientId, [own])
  await within(db, scope.environmentId, async (tx) => {
    if (!members.has(own) && !(await isListedAddress(tx, own))) throw notAllowed(own)
    const found = await tx
      .selectFrom('persons')
      .select('person_id')
      .where('environment_id', '=', tx.environmentId)
      .where('person_id', '=', personId)
      .executeTakeFirst()
    if (!found) throw new Problem('not_found')
    const row = { address: own, added_by: scope.account.accountId, added_at: new Date() }
    await tx
      .insertInto('test_people')
      .values({ environment_id: tx.environmentId, person_id: personId, ...row })
      .onConflict((conflict) => conflict.columns(['environment_id', 'person_id']).doUpdateSet(row))
      .execute()
    await record(tx, entry('test_person.made', scope, personId, { address: own }))
  })
  return { address: own }
}

export async function endTestPerson(
  db: Database,
  scope: EnvironmentScope,
  personId: string,
): Promise<void> {
  refuseProd(scope)
  await within(db, scope.environmentId, async (tx) => {
    const ended = await tx
      .deleteFrom('test_people')
      .where('environment_id', '=', tx.environmentId)
      .where('person_id', '=', personId)
      .returning('address')
      .executeTakeFirst()
    if (!ended) throw new Problem('not_found', 'This is no test person, or nobody here.')
    await record(tx, entry('test_person.ended', scope, personId, { address: ended.address }))
  })
}

function refuseProd({ kind, siteName }: EnvironmentScope): void {
  if (kind === 'dev') return
  throw new Problem(
    'conflict',
    `Test people exist in Dev only: on Prod everybody of ${siteName} is real. Open the person on Dev.`,
  )
}

async function isListedAddress(tx: EnvironmentTransaction, address: string): Promise<boolean> {
  const listed = await tx
    .selectFrom('test_addresses')
    .select('email')
    .where('environment_id', '=', tx.environmentId)
    .where((eb) => eb(eb.fn<string>('lower', ['email']), '=', address))
    .executeTakeFirst()
  return listed !== undefined
}

function notAllowed(address: string): Problem {
  const text = `Dev writes to project members and listed test addresses alone, and '${address}' is neither. List it under Settings first.`
  return new Problem('invalid', text, { places: [{ place: 'address', text }] })
}

const entry = (event: string, scope: EnvironmentScope, personId: string, value: unknown) => ({
  event,
  actor: { kind: 'account' as const, id: scope.account.accountId },
  clientId: scope.clientId,
  environmentId: scope.environmentId,
  subject: { kind: 'person', id: personId },
  value,
})
