// Who the gathered people are here: found by their presence or by any of their external ids.
import { sql } from 'kysely'
import type { EnvironmentTransaction } from '../database/within.ts'
import type { GatheredPerson } from '../mapping/core/gather.ts'
import { readSaid, type PersonState, type Said } from './merge-person.ts'
import type { OutcomeOf } from './outcome.ts'

export type PersonHere = {
  state: PersonState
  /** What this source said of them when it was last applied, and the digest of the records by which. */
  before: Said | null
  basis: string | null
  /** What other sources that still know them say. */
  others: Said[]
  /** The presence goes by another key, and records still stand under that one too. */
  otherKeyInForce: boolean
}

type Found = { person_key: string; person_id: string; other_key_in_force: boolean }

export async function peopleHere(
  tx: EnvironmentTransaction,
  of: OutcomeOf,
  people: readonly GatheredPerson[],
): Promise<{ candidates(person: GatheredPerson): PersonHere[] }> {
  const found = await find(tx, of, people)
  const byKey = Map.groupBy(found, (row) => row.person_key)
  const states = await personStates(tx, of, [...new Set(found.map((row) => row.person_id))])
  return {
    candidates: (person) =>
      (byKey.get(person.personKey) ?? []).flatMap((row) => {
        const state = states.get(row.person_id)
        return state ? [{ ...state, otherKeyInForce: row.other_key_in_force }] : []
      }),
  }
}

async function find(
  tx: EnvironmentTransaction,
  of: OutcomeOf,
  people: readonly GatheredPerson[],
): Promise<Found[]> {
  const ids = people.flatMap(({ personKey, externalIds }) =>
    externalIds.map((id) => [personKey, id]),
  )
  const { rows } = await sql<Found>`
    with asked as (
      select * from unnest(${ids.map(([key]) => key)}::text[], ${ids.map(([, id]) => id)}::text[]) as asked (person_key, external_id)
    ),
    found as (
      select asked.person_key, person_id from asked join identifiers on environment_id = ${of.environmentId}
        and kind = 'external' and namespace = ${of.sourceId} and value = external_id and until is null
      union
      select asked.person_key, person_id from asked join presences on environment_id = ${of.environmentId}
        and source_id = ${of.sourceId} and presences.person_key = asked.person_key
    )
    select found.person_key, found.person_id, presence.person_key <> found.person_key and exists (
      select from outcomes outcome where outcome.environment_id = ${of.environmentId} and outcome.source_id = ${of.sourceId}
        and outcome.release_id = ${of.releaseId} and outcome.status = 'included' and outcome.person_key = presence.person_key
    ) as other_key_in_force
    from found left join presences presence on presence.environment_id = ${of.environmentId}
      and presence.source_id = ${of.sourceId} and presence.person_id = found.person_id
    order by found.person_key, found.person_id`.execute(tx)
  return rows.map((row) => ({ ...row, other_key_in_force: row.other_key_in_force ?? false }))
}

type StateRow = {
  person_id: string
  version: number
  state: 'active' | 'suspended'
  profile: PersonState['profile']
  local: PersonState['local']
  user_types: string[]
  tags: string[]
  groups: string[]
  access_levels: string[]
  in_directory: boolean
  said: { source_id: string; state: string; said: unknown; basis: string }[] | null
}

/** What stands here of these people. `lock` holds them for the rest of the transaction, in one order for all. */
export async function personStates(
  tx: EnvironmentTransaction,
  of: { environmentId: string; sourceId: string },
  personIds: readonly string[],
  { lock = false } = {},
): Promise<Map<string, Omit<PersonHere, 'otherKeyInForce'>>> {
  if (personIds.length === 0) return new Map()
  if (lock) {
    await sql`select from persons where environment_id = ${of.environmentId} and person_id = any(${personIds}::uuid[])
      order by person_id for update`.execute(tx)
  }
  const { rows } = await sql<StateRow>`
    select person_id, version, persons.state, profile, local, user_types, tags, groups, access_levels, in_directory, (
      select json_agg(json_build_object(
        'source_id', source_id, 'state', presence.state, 'said', said, 'basis', encode(basis, 'hex')
      ) order by source_id)
      from presences presence
      where presence.environment_id = persons.environment_id and presence.person_id = persons.person_id
    ) as said
    from persons where environment_id = ${of.environmentId} and person_id = any(${personIds}::uuid[])`.execute(
    tx,
  )
  return new Map(rows.map((row) => [row.person_id, hereOf(row, of.sourceId)]))
}

function hereOf(row: StateRow, sourceId: string): Omit<PersonHere, 'otherKeyInForce'> {
  const said = row.said ?? []
  const own = said.find((presence) => presence.source_id === sourceId)
  return {
    state: {
      personId: row.person_id,
      version: row.version,
      state: row.state,
      profile: row.profile,
      local: row.local,
      userTypes: row.user_types,
      tags: row.tags,
      groups: row.groups,
      access: row.access_levels,
      inDirectory: row.in_directory,
    },
    before: own ? readSaid(own.said) : null,
    basis: own?.basis ?? null,
    others: said
      .filter((presence) => presence.source_id !== sourceId && presence.state === 'active')
      .map((presence) => readSaid(presence.said)),
  }
}
