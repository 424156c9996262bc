// The statements behind the console's table of people. Sorting and filtering happen where the rows are; what is shown
// of a row is read for those in sight alone.
import { type RawBuilder, sql } from 'kysely'
import type { EnvironmentTransaction } from '../database/within.ts'
import { isListed } from './listed.ts'
import type { PeopleSearch, PeopleSort } from './people-search.ts'
import type { PersonProfile } from './person-row.ts'
import { searchWords } from './search-text.ts'

export type PeopleRow = {
  person_id: string
  display_name: string
  email: string | null
  state: 'active' | 'suspended'
  user_types: string[]
  tags: string[]
  listed: boolean
  test_address: string | null
  photo_hash: string | null
  profile: PersonProfile
  created_at: Date
  updated_at: Date
  /** The row's place in the order asked for: what comes after it is found by it. */
  place: string
}

export type PeoplePlace = { place: string; personId: string }
export type From = { offset: number } | { after: PeoplePlace | null }

export async function peoplePage(
  tx: EnvironmentTransaction,
  search: PeopleSearch,
  sort: PeopleSort,
  from: From,
  size: number,
): Promise<PeopleRow[]> {
  const { key, type } = order[sort.by]
  const way = sort.down ? sql`desc` : sql`asc`
  const past = sort.down ? sql`<` : sql`>`
  const after = 'after' in from ? from.after : null
  const beyond = after
    ? sql`and (${key}, person.person_id) ${past} (${after.place}::${type}, ${after.personId}::uuid)`
    : sql``
  const { rows } = await sql<PeopleRow>`
    with page as (
      select person.person_id from persons person
      where ${found(tx, search)} ${beyond}
      order by ${key} ${way}, person.person_id ${way}
      limit ${size} offset ${'offset' in from ? from.offset : 0}
    )
    select person.person_id, display_name, email, state, user_types, tags, ${isListed('person')} as listed,
      test.address as test_address, photo_hash, profile, created_at, updated_at, (${key})::text as place
    from page join persons person using (person_id)
    left join test_people test on test.environment_id = person.environment_id and test.person_id = person.person_id
    where person.environment_id = ${tx.environmentId}
    order by ${key} ${way}, person.person_id ${way}`.execute(tx)
  return rows
}

export async function peopleCount(
  tx: EnvironmentTransaction,
  search: PeopleSearch,
): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select count(*) as total from persons person where ${found(tx, search)}`.execute(tx)
  return rows[0]?.total ?? 0
}

/** The same conditions one by one, so that a count for one filter can leave that filter out. */
export function conditions(tx: EnvironmentTransaction, search: PeopleSearch) {
  return {
    words: all([
      sql`person.environment_id = ${tx.environmentId}`,
      ...typed(search.q).map((word) => holds(tx, word)),
    ]),
    state: all(search.state ? [sql`person.state = ${search.state}`] : []),
    userType: all(overlap(sql`person.user_types`, search.userType)),
    tag: all(overlap(sql`person.tags`, search.tag)),
    listed: all(search.listed ? [sql`${isListed('person')} = ${search.listed === 'yes'}`] : []),
    email: all(search.email ? [sql`person.email is null`] : []),
    test: all(search.test ? [sql`person.person_id in (${testPeople(tx)})`] : []),
    where: all([...byField(search.where)].map(([field, values]) => hasValue(field, values))),
  }
}

export const testPeople = (tx: EnvironmentTransaction): RawBuilder<unknown> =>
  sql`select person_id from test_people where environment_id = ${tx.environmentId}`

export function all(conditions: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  return conditions.length ? sql`(${sql.join(conditions, sql` and `)})` : sql`true`
}

const found = (tx: EnvironmentTransaction, search: PeopleSearch) =>
  all(Object.values(conditions(tx, search)))

const order: Record<PeopleSort['by'], { key: RawBuilder<unknown>; type: RawBuilder<unknown> }> = {
  name: { key: sql`person.sort_name`, type: sql`text` },
  email: { key: sql`coalesce(person.email, '')`, type: sql`text` },
  updated: { key: sql`person.updated_at`, type: sql`timestamptz` },
  created: { key: sql`person.created_at`, type: sql`timestamptz` },
}

const mostWords = 8
const typed = (q: string) =>
  q.trim().toLowerCase().normalize('NFC').split(/\s+/u).filter(Boolean).slice(0, mostWords)

/**
 * Names are looked for in the index alone, which takes milliseconds; e-mails and ids, which need the tables, only by
 * what could be one.
 */
function holds(tx: EnvironmentTransaction, word: string): RawBuilder<unknown> {
  const folded = searchWords(word)
  const named =
    folded.length && !word.includes('@')
      ? all(folded.map((part) => sql`person.search_text like ${contains(part)}`))
      : sql`false`
  if (!/[\d@._-]/u.test(word)) return named
  return sql`(${named} or person.email like ${contains(word)} or person.person_id in (
    select person_id from identifiers where environment_id = ${tx.environmentId} and lower(value) like ${contains(word)}))`
}

const contains = (word: string) => `%${word.replace(/[\\%_]/gu, '\\$&')}%`

const overlap = (column: RawBuilder<unknown>, values: string[]) =>
  values.length ? [sql`${column} && ${values}::text[]`] : []

function byField(where: string[]): Map<string, string[]> {
  const pairs = where.map((text): [string, string] => {
    const colon = text.indexOf(':')
    return [text.slice(0, colon), text.slice(colon + 1)]
  })
  return new Map(
    [...Map.groupBy(pairs, ([field]) => field)].map(([field, group]) => [
      field,
      group.map(([, value]) => value),
    ]),
  )
}

const hasValue = (field: string, values: string[]) =>
  sql`coalesce(person.profile ->> ${field}::text, '') = any(${values}::text[])`
