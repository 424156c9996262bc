// Writes one batch of a plan's rows: people, identifiers, presences and history, each in one statement.
import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { personColumns } from '../community/person-row.ts'
import type { EnvironmentTransaction } from '../database/within.ts'
import type { Mapping } from '../mapping/core/compile.ts'
import { mergePerson, readSaid, type Change, type Merged, type Said } from './merge-person.ts'
import { personStates, type PersonHere } from './people-here.ts'
import type { Intent } from './plan-people.ts'

export type RunRow = {
  row_number: number
  person_id: string
  person_key: string
  action: 'create' | 'update' | 'suspend' | 'restore' | 'end' | 'same'
  expected_version: number | null
  intent: Intent | null
  change: Change
  /** The person whose ids this one has now. */
  takes_over_from: string | null
}

type Of = {
  environmentId: string
  sourceId: string
  releaseId: string
  projectId: string
  runId: string
  /** Of the plan's mapping: see `era.ts`. */
  era: string
}

type Write = {
  row: RunRow
  merged: Omit<Merged, 'change'>
  change: Change
  kind: 'created' | 'updated' | 'restored' | 'suspended' | null
}

export async function applyBatch(
  tx: EnvironmentTransaction,
  of: Of,
  mapping: Mapping,
  rows: readonly RunRow[],
): Promise<void> {
  const here = await personStates(
    tx,
    of,
    rows.map((row) => row.person_id),
    { lock: true },
  )
  const coming = rows.flatMap((row) =>
    row.intent ? [write(mapping, row, row.intent, here.get(row.person_id))] : [],
  )
  const leaving = rows.filter((row) => row.action === 'suspend' || row.action === 'end')
  await writePersons(tx, coming)
  await writeIdentifiers(tx, of, coming)
  await writePresences(tx, of, coming)
  const suspended = await endPresences(tx, of, leaving)
  await writeHistory(tx, of, coming, suspended)
}

/**
 * The person as the plan saw them is written as planned. One who moved meanwhile (an edit of their own, another source)
 * is merged again from what the source says now and what stands here now, by the same rules.
 */
function write(
  mapping: Mapping,
  row: RunRow,
  intent: Intent,
  here: Omit<PersonHere, 'otherKeyInForce'> | undefined,
): Write {
  const asPlanned = (here?.state.version ?? null) === row.expected_version
  const { change, ...merged } = asPlanned
    ? { change: row.change, ...intent.merged }
    : mergePerson(
        mapping,
        readSaid(intent.said),
        here?.before ?? null,
        here?.state ?? null,
        here?.others ?? [],
      )
  const kind = !here
    ? 'created'
    : here.state.state === 'suspended'
      ? 'restored'
      : Object.keys(change).length > 0
        ? 'updated'
        : null
  return { row, merged, change, kind }
}

async function writePersons(tx: EnvironmentTransaction, writes: readonly Write[]): Promise<void> {
  const rows = writes
    .filter(({ kind }) => kind !== null)
    .map(({ row, merged }) => ({
      person_id: row.person_id,
      profile: merged.profile,
      local: merged.local,
      user_types: merged.userTypes,
      tags: merged.tags,
      // A plan that was made before there were any has none.
      groups: merged.groups,
      access_levels: merged.access,
      in_directory: merged.inDirectory,
      ...personColumns(merged.profile),
    }))
  if (rows.length === 0) return
  await sql`
    insert into persons as known (environment_id, person_id, state, origin, profile, local, user_types, tags, groups,
      access_levels, in_directory, display_name, sort_name, email, search_text)
    select ${tx.environmentId}, person_id, 'active', 'sync', profile, local, user_types, tags,
      coalesce(groups, '{}'), coalesce(access_levels, '{}'), in_directory,
      display_name, sort_name, email, search_text
    from json_to_recordset(${JSON.stringify(rows)}::json) as person (
      person_id uuid, profile jsonb, local jsonb, user_types text[], tags text[], groups text[],
      access_levels text[], in_directory boolean,
      display_name text, sort_name text, email text, search_text text
    )
    on conflict (environment_id, person_id) do update set
      version = known.version + 1, state = 'active', profile = excluded.profile, local = excluded.local,
      user_types = excluded.user_types, tags = excluded.tags, groups = excluded.groups,
      access_levels = excluded.access_levels, in_directory = excluded.in_directory,
      display_name = excluded.display_name, sort_name = excluded.sort_name, email = excluded.email,
      search_text = excluded.search_text, updated_at = now()`.execute(tx)
}

/**
 * Ids that are new to a person are added. One in force with somebody else gets here only where the plan takes it over
 * from them: it keeps its past, and theirs ends. Otherwise the plan row is held.
 */
async function writeIdentifiers(
  tx: EnvironmentTransaction,
  of: Of,
  writes: readonly Write[],
): Promise<void> {
  const rows = writes.flatMap(({ row }) =>
    (row.intent?.externalIds ?? []).map((value) => ({
      value,
      person_id: row.person_id,
      takes_over_from: row.takes_over_from,
    })),
  )
  if (rows.length === 0) return
  const moved = rows.filter((row) => row.takes_over_from !== null)
  if (moved.length > 0) {
    await sql`
    update identifiers set until = now()
    from json_to_recordset(${JSON.stringify(moved)}::json) as moved (value text, takes_over_from uuid)
    where identifiers.environment_id = ${of.environmentId} and kind = 'external' and namespace = ${of.sourceId}
      and identifiers.value = moved.value and person_id = moved.takes_over_from and until is null`.execute(
      tx,
    )
  }
  await sql`
    insert into identifiers (environment_id, kind, namespace, value, person_id)
    select ${of.environmentId}, 'external', ${of.sourceId}, value, person_id
    from json_to_recordset(${JSON.stringify(rows)}::json) as identifier (value text, person_id uuid)
    on conflict (environment_id, kind, namespace, value) where until is null do nothing`.execute(tx)
}

async function writePresences(
  tx: EnvironmentTransaction,
  of: Of,
  writes: readonly Write[],
): Promise<void> {
  const rows = writes.map(({ row }) => ({
    person_id: row.person_id,
    person_key: row.person_key,
    said: row.intent?.said satisfies Said | undefined,
    basis: `\\x${row.intent?.basis ?? ''}`,
  }))
  if (rows.length === 0) return
  // A key may pass from one person to another within a run: whoever held it lets go first.
  await sql`
    update presences presence set person_key = 'moved ' || presence.person_id
    from json_to_recordset(${JSON.stringify(rows)}::json) as incoming (person_id uuid, person_key text)
    where presence.environment_id = ${of.environmentId} and presence.source_id = ${of.sourceId}
      and presence.person_key = incoming.person_key and presence.person_id <> incoming.person_id`.execute(
    tx,
  )
  await sql`
    insert into presences as known (environment_id, source_id, person_id, project_id, state, person_key, said, basis, release_id, era)
    select ${of.environmentId}, ${of.sourceId}, person_id, ${of.projectId}, 'active', person_key, said, basis, ${of.releaseId}, ${of.era}
    from json_to_recordset(${JSON.stringify(rows)}::json) as presence (person_id uuid, person_key text, said json, basis bytea)
    on conflict (environment_id, source_id, person_id) do update set
      state = 'active', person_key = excluded.person_key, said = excluded.said, basis = excluded.basis,
      release_id = excluded.release_id, era = excluded.era, ended_at = null`.execute(tx)
}

/** Ends this source's presences, and suspends those whom no other source knows and who came by a sync. */
async function endPresences(
  tx: EnvironmentTransaction,
  of: Of,
  rows: readonly RunRow[],
): Promise<string[]> {
  if (rows.length === 0) return []
  const ids = rows.map((row) => row.person_id)
  await sql`
    update presences set state = 'ended', ended_at = now()
    where environment_id = ${of.environmentId} and source_id = ${of.sourceId} and state = 'active'
      and person_id = any(${ids}::uuid[])`.execute(tx)
  const { rows: suspended } = await sql<{ person_id: string }>`
    update persons set state = 'suspended', version = version + 1, updated_at = now()
    where environment_id = ${of.environmentId} and person_id = any(${ids}::uuid[]) and state = 'active' and origin = 'sync'
      and not exists (
        select from presences where presences.environment_id = persons.environment_id
          and presences.person_id = persons.person_id and presences.state = 'active'
      )
    returning person_id`.execute(tx)
  return suspended.map((row) => row.person_id)
}

async function writeHistory(
  tx: EnvironmentTransaction,
  of: Of,
  writes: readonly Write[],
  suspended: readonly string[],
): Promise<void> {
  const rows = [
    ...writes
      .filter(({ kind }) => kind !== null)
      .map(({ row, kind, change }) => ({ person_id: row.person_id, kind, change })),
    ...suspended.map((person_id) => ({
      person_id,
      kind: 'suspended',
      change: { state: ['active', 'suspended'] },
    })),
  ].map((row) => ({ history_id: uuid(), ...row }))
  if (rows.length === 0) return
  await sql`
    insert into history (environment_id, history_id, person_id, kind, run_id, actor_kind, change)
    select ${of.environmentId}, history_id, person_id, kind, ${of.runId}, 'system', change
    from json_to_recordset(${JSON.stringify(rows)}::json) as entry (history_id uuid, person_id uuid, kind text, change json)`.execute(
    tx,
  )
}
