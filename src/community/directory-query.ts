// The directory's hot statements. Row-level security lets no LIKE decide which part of an index is read; but the index
// `persons_by_name` holds all that a search by words and user types asks about, so it is read without the table.
import { type RawBuilder, sql } from 'kysely'
import type { EnvironmentTransaction } from '../database/within.ts'
import { isListed } from './listed.ts'
import type { PersonProfile } from './person-row.ts'

export type Search = {
  /** Folded words, each found anywhere within a word. */
  words: string[]
  /** Whether the organization is searched too, and not the names alone. */
  organization: boolean
  userType: string | null
  /** Values of dimensions, by field. */
  where: { [field: string]: string }
}

export type Place = { sortName: string; personId: string }

export type ListedRow = {
  person_id: string
  display_name: string
  sort_name: string
  user_types: string[]
  photo_hash: string | null
  profile: PersonProfile
}

/** So many matches are counted by the pass that finds the page; only beyond that a second one counts them all. */
const countedAlong = 1000

/** A page, and how many match in all where that is asked for. */
export async function listedPage(
  tx: EnvironmentTransaction,
  search: Search,
  { after, size, isCounted }: { after: Place | null; size: number; isCounted: boolean },
): Promise<{ rows: ListedRow[]; total: number | null }> {
  const beyond = after
    ? sql`and (person.sort_name, person.person_id) > (${after.sortName}, ${after.personId}::uuid)`
    : sql``
  const { rows } = await sql<ListedRow & { matches: number }>`
    with match as materialized (
      select person.person_id, person.sort_name from persons person where ${found(tx, search)} ${beyond}
      order by person.sort_name, person.person_id limit ${isCounted ? countedAlong + 1 : size}
    ),
    page as (select person_id from match order by sort_name, person_id limit ${size})
    select person_id, display_name, sort_name, user_types, photo_hash, profile,
      (select count(*) from match) as matches
    from page join persons using (person_id) where environment_id = ${tx.environmentId}
    order by sort_name, person_id`.execute(tx)
  const matches = rows[0]?.matches ?? 0
  if (!isCounted) return { rows, total: null }
  return { rows, total: matches > countedAlong ? await listedCount(tx, search) : matches }
}

async function listedCount(tx: EnvironmentTransaction, search: Search): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select count(*) as total from persons person where ${found(tx, search)}`.execute(tx)
  return rows[0]?.total ?? 0
}

export async function listedRow(
  tx: EnvironmentTransaction,
  personId: string,
): Promise<ListedRow | undefined> {
  const { rows } = await sql<ListedRow>`
    select person_id, display_name, sort_name, user_types, photo_hash, profile from persons person
    where environment_id = ${tx.environmentId} and person_id = ${personId} and ${isListed('person')}`.execute(
    tx,
  )
  return rows[0]
}

/** The values that a dimension has among the people listed, the most frequent first. */
export async function listedValues(
  tx: EnvironmentTransaction,
  field: string,
  most: number,
): Promise<string[]> {
  const { rows } = await sql<{ value: string }>`
    select value from (
      select person.profile ->> ${field}::text as value from persons person where ${found(tx, everyone)}
    ) listed where value is not null group by value order by count(*) desc, value limit ${most}`.execute(
    tx,
  )
  return rows.map(({ value }) => value)
}

export async function listedUserTypes(tx: EnvironmentTransaction): Promise<string[]> {
  const { rows } = await sql<{ key: string }>`
    select distinct unnest(user_types) as key from persons person where ${found(tx, everyone)}`.execute(
    tx,
  )
  return rows.map(({ key }) => key)
}

const everyone: Search = { words: [], organization: false, userType: null, where: {} }

/** The cheap conditions first: a profile is read only where all of those hold. */
function found(tx: EnvironmentTransaction, search: Search): RawBuilder<unknown> {
  const { words, organization, userType, where } = search
  // The names are the first line; a word of theirs has the end of that line somewhere behind it.
  const pattern = (word: string) => (organization ? `%${word}%` : `%${word}%\n%`)
  return sql.join(
    [
      sql`person.environment_id = ${tx.environmentId} and ${isListed('person')}`,
      ...(userType ? [sql`person.user_types && array[${userType}::text]`] : []),
      ...words.map((word) => sql`person.search_text like ${pattern(word)}`),
      ...Object.entries(where).map(
        ([field, value]) => sql`person.profile ->> ${field}::text = ${value}`,
      ),
    ],
    sql` and `,
  )
}
