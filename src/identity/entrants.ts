// Who may come in. Prod is open to its active people; Dev to its test people, and to those of its people who have the
// address of a project member.
import { sql } from 'kysely'
import { type EnvironmentTransaction, outside } from '../database/within.ts'
import type { EnvironmentSite } from '../tenancy/environment-site.ts'
import { memberAddresses } from '../tenancy/member-addresses.ts'

export type Place = Pick<EnvironmentSite, 'environmentId' | 'kind' | 'clientId'>

export type Entrant = { personId: string; name: string; state: 'active' | 'suspended' }

type Row = Entrant & { email: string | null; isTest: boolean }

/** Everybody whom a proof of this address stands for, suspended ones included: they are told, and not let in. */
export async function entrantsByAddress(
  tx: EnvironmentTransaction,
  place: Place,
  address: string,
): Promise<Entrant[]> {
  // Of a test person the address of the test proves as much as their own: it is where their mail goes.
  const { rows } = await sql<Row>`
    select ${row} from persons person where environment_id = ${tx.environmentId} and email = ${address}
    union
    select ${row} from test_people test join persons person using (environment_id, person_id)
    where environment_id = ${tx.environmentId} and lower(test.address) = ${address} and ${place.kind} = 'dev'
    order by name, "personId"`.execute(tx)
  return open(tx, place, rows)
}

/** One person, if this environment is open to them. */
export async function entrant(
  tx: EnvironmentTransaction,
  place: Place,
  personId: string,
): Promise<Entrant | null> {
  const { rows } = await sql<Row>`
    select ${row} from persons person
    where environment_id = ${tx.environmentId} and person_id = ${personId}`.execute(tx)
  const [found] = await open(tx, place, rows)
  return found ?? null
}

const row = sql`person.person_id as "personId", person.display_name as name, person.state, person.email, exists (
  select from test_people listed
  where listed.environment_id = person.environment_id and listed.person_id = person.person_id
) as "isTest"`

async function open(tx: EnvironmentTransaction, place: Place, rows: Row[]): Promise<Entrant[]> {
  const strangers = rows.filter(({ isTest }) => !isTest).flatMap(({ email }) => email ?? [])
  const members =
    place.kind === 'dev' && strangers.length
      ? await outside(tx, (shared) => memberAddresses(shared, place.clientId, strangers))
      : new Set<string>()
  return rows
    .filter(({ isTest, email }) => place.kind === 'prod' || isTest || members.has(email ?? ''))
    .map(({ personId, name, state }) => ({ personId, name, state }))
}
