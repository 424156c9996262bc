// How many people each filter would leave, given what else is asked: a filter's own choice doesn't count for it, so
// that its alternatives show what they would bring.
import { type RawBuilder, sql } from 'kysely'
import type { EnvironmentTransaction } from '../database/within.ts'
import { isListed } from './listed.ts'
import { all, conditions, testPeople } from './people-query.ts'
import type { PeopleSearch } from './people-search.ts'

export type Counted = { value: string; count: number }

export type PeopleFacets = {
  state: Counted[]
  userType: Counted[]
  tag: Counted[]
  listed: Counted[]
  withoutEmail: number
  test: number
}

type Filter = Exclude<keyof ReturnType<typeof conditions>, 'words' | 'where'>

export async function peopleFacets(
  tx: EnvironmentTransaction,
  search: PeopleSearch,
): Promise<PeopleFacets> {
  const { words, where, ...filters } = conditions(tx, search)
  const others = (own: Filter) =>
    all(
      Object.keys(filters)
        .filter((name) => name !== own)
        .map((name) => sql.ref(`is_${name}`)),
    )
  const count = (own: Filter, value: RawBuilder<unknown>, from = sql`found`) =>
    sql`select ${own} as filter, ${value} as value, count(*) as count from ${from} where ${others(own)} group by 2`
  const { rows } = await sql<{ filter: Filter; value: string | null; count: number }>`
    with found as materialized (
      select person.state, person.user_types, person.tags, ${isListed('person')} as listed,
        person.email is null as no_email, person.person_id in (${testPeople(tx)}) as test,
        ${sql.join(Object.entries(filters).map(([name, condition]) => sql`${condition} as ${sql.ref(`is_${name}`)}`))}
      from persons person where ${all([words, where])}
    )
    ${count('state', sql`state`)}
    union all ${count('userType', sql`user_type`, sql`found, unnest(user_types) as user_type`)}
    union all ${count('tag', sql`tag`, sql`found, unnest(tags) as tag`)}
    union all ${count('listed', sql`case when listed then 'yes' else 'no' end`)}
    union all ${count('email', sql`case when no_email then 'none' end`)}
    union all ${count('test', sql`case when test then 'yes' end`)}`.execute(tx)
  const of = (filter: Filter) =>
    rows
      .flatMap(({ filter: own, value, count }) =>
        own === filter && value !== null ? [{ value, count }] : [],
      )
      .toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
  return {
    state: of('state'),
    userType: of('userType'),
    tag: of('tag'),
    listed: of('listed'),
    withoutEmail: of('email')[0]?.count ?? 0,
    test: of('test')[0]?.count ?? 0,
  }
}

/** The values that a dimension has among the people asked for, the most frequent first; '' counts the blank. */
export async function dimensionValues(
  tx: EnvironmentTransaction,
  search: PeopleSearch,
  field: string,
  most: number,
): Promise<Counted[]> {
  const others = search.where.filter((text) => !text.startsWith(`${field}:`))
  const { rows } = await sql<Counted>`
    select coalesce(person.profile ->> ${field}::text, '') as value, count(*) as count
    from persons person where ${all(Object.values(conditions(tx, { ...search, where: others })))}
    group by 1 order by 2 desc, 1 limit ${most}`.execute(tx)
  return rows
}
