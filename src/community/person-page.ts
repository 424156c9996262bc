// One person as the console shows them: what each source says, what was edited here, and what is effective, side by
// side. Why it is so, `src/sync` says.
import { sql } from 'kysely'
import type { Database } from '../database/connection.ts'
import { type EnvironmentTransaction, within } from '../database/within.ts'
import type { FieldType } from '../mapping/core/platform-model.ts'
import { sourceLabel } from '../mapping/core/source/source-label.ts'
import type { FieldValue } from '../mapping/core/values/value.ts'
import { Problem } from '../tenancy/problem.ts'
import { environmentModel, type EnvironmentModel } from './environment-model.ts'
import { isListed } from './listed.ts'
import { personNames, type PersonNames } from './person-names.ts'
import type { PersonProfile } from './person-row.ts'

export type PersonField = {
  key: string
  label: string
  type: FieldType
  choices: { key: string; label: string }[]
  /** What a source says of it; null where none says anything. */
  source: { value: FieldValue; sourceName: string } | null
  /** What somebody entered here, null where they blanked it; null itself where nobody did. */
  edit: { value: FieldValue } | null
  effective: FieldValue
}

/** @throws {Problem} `not_found` for nobody of this environment. */
export async function personPage(db: Database, environmentId: string, personId: string) {
  const model = await environmentModel(db, environmentId)
  const found = await within(db, environmentId, async (tx) => {
    const row = await personRow(tx, personId)
    return row && { row, ...(await belongings(tx, personId)) }
  })
  if (!found) throw new Problem('not_found')
  return present(model, found, await personNames(db, found))
}

async function personRow(tx: EnvironmentTransaction, personId: string) {
  const { environmentId } = tx
  return tx
    .selectFrom('persons as person')
    .leftJoin('test_people as test', (join) =>
      join
        .onRef('test.environment_id', '=', 'person.environment_id')
        .onRef('test.person_id', '=', 'person.person_id'),
    )
    .selectAll('person')
    .select(['test.address', 'test.added_by', 'test.added_at', isListed('person').as('listed')])
    .where('person.environment_id', '=', environmentId)
    .where('person.person_id', '=', personId)
    .executeTakeFirst()
}

async function belongings(tx: EnvironmentTransaction, personId: string) {
  const of = { environment_id: tx.environmentId, person_id: personId }
  const presences = await tx
    .selectFrom('presences')
    .selectAll()
    .where((eb) => eb.and(of))
    .orderBy('state')
    .orderBy('since')
    .execute()
  const identifiers = await tx
    .selectFrom('identifiers')
    .select(['kind', 'namespace', 'value', 'since', 'until'])
    .where((eb) => eb.and(of))
    .orderBy(sql`until is not null`)
    .orderBy('kind')
    .orderBy('since')
    .execute()
  return { presences, identifiers }
}

type Found = { row: NonNullable<Awaited<ReturnType<typeof personRow>>> } & Awaited<
  ReturnType<typeof belongings>
>

function present(model: EnvironmentModel, found: Found, names: PersonNames) {
  const { row, presences, identifiers } = found
  return {
    personId: row.person_id,
    version: row.version,
    name: row.display_name,
    email: row.email,
    state: row.state as 'active' | 'suspended',
    origin: row.origin as 'sync' | 'sign_in' | 'registration' | 'hand',
    photo: row.photo_hash,
    userTypes: named(row.user_types, model.userTypes),
    tags: named(row.tags, model.tags),
    groups: named(row.groups, model.groups),
    access: named(row.access_levels, model.accessLevels),
    directory: {
      listed: row.listed,
      offered: row.in_directory,
      choice: row.directory_choice,
    },
    termsAcceptedAt: row.terms_accepted_at,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    test: row.address
      ? { address: row.address, addedBy: names.adder, addedAt: row.added_at }
      : null,
    fields: fieldsOf(model, found, names),
    identifiers: identifiers.map(({ kind, namespace, value, since, until }) => ({
      kind: kind as 'external' | 'email' | 'subject',
      namespace: names.source(namespace)?.name ?? namespace,
      value,
      since,
      until,
    })),
    presences: presences.map((presence) => ({
      sourceId: presence.source_id,
      source: names.source(presence.source_id)?.name ?? 'A source that is no more',
      projectId: presence.project_id,
      project: names.source(presence.source_id)?.project ?? '',
      release: names.release(presence.release_id),
      state: presence.state as 'active' | 'ended',
      since: presence.since,
      endedAt: presence.ended_at,
    })),
  }
}

/** The platform's fields in their order, then whatever else is kept of the person. */
function fieldsOf(
  model: EnvironmentModel,
  { row, presences }: Found,
  names: PersonNames,
): PersonField[] {
  const profile = row.profile as PersonProfile
  const local = row.local as PersonProfile
  const said = presences.map((presence) => ({
    name: names.source(presence.source_id)?.name ?? '',
    values: (presence.said as { values: PersonProfile }).values,
  }))
  const known = new Map(model.fields.map((field) => [field.key, field]))
  const keys = new Set([
    ...known.keys(),
    ...Object.keys(profile),
    ...Object.keys(local),
    ...said.flatMap(({ values }) => Object.keys(values)),
  ])
  return [...keys].map((key) => {
    const field = known.get(key)
    const sayer = said.find(({ values }) => Object.hasOwn(values, key))
    return {
      key,
      label: field?.label ?? sourceLabel(key),
      type: field?.type ?? 'text',
      choices: field?.choices ?? [],
      source: sayer ? { value: sayer.values[key] ?? null, sourceName: sayer.name } : null,
      edit: Object.hasOwn(local, key) ? { value: local[key] ?? null } : null,
      effective: profile[key] ?? null,
    }
  })
}

const named = (keys: string[], names: { key: string; label: string }[]) =>
  keys.map((key) => ({ key, label: names.find((name) => name.key === key)?.label ?? key }))
