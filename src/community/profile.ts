// What people do with their own row. A value that they enter is kept apart as their own (`local`), so that the next sync
// knows it from what the source says.
import type { Database } from '../database/connection.ts'
import { type EnvironmentTransaction, within } from '../database/within.ts'
import { composeDisplayName } from '../mapping/core/people/display-name.ts'
import type { FieldValue } from '../mapping/core/values/value.ts'
import { Problem } from '../tenancy/problem.ts'
import {
  environmentModel,
  type EnvironmentField,
  type EnvironmentModel,
} from './environment-model.ts'
import { readFieldEdit } from './field-edit.ts'
import { type PersonChange, recordOwnChange } from './history.ts'
import { personColumns, type PersonProfile } from './person-row.ts'
import type { Visiting } from './visiting.ts'

export type OwnProfile = {
  personId: string
  version: number
  name: string
  photo: string | null
  userTypes: string[]
  /** The terms are not accepted yet. */
  firstVisit: boolean
  /** Whether others see them; 'not offered' where the organisers list nobody of their kind. */
  directory: 'listed' | 'left' | 'not offered'
  fields: OwnField[]
}

export type OwnField = Omit<EnvironmentField, 'shown'> & {
  value: FieldValue
  /** Others see it while the person is listed. */
  inDirectory: boolean
}

export type ProfileEdit = { version: number; values: PersonProfile }

export async function ownProfile(db: Database, visiting: Visiting): Promise<OwnProfile> {
  const model = await environmentModel(db, visiting.environmentId)
  return within(db, visiting.environmentId, async (tx) =>
    presentOwn(model, await row(tx, visiting)),
  )
}

/**
 * Saves what somebody entered.
 * @throws {Problem} `invalid` with a place for each field that can't be so, `not_allowed` for one that is locked or not
 *   shown, `conflict` where the profile is no longer the version that they saw.
 */
export async function editProfile(
  db: Database,
  visiting: Visiting,
  edit: ProfileEdit,
): Promise<OwnProfile> {
  const model = await environmentModel(db, visiting.environmentId)
  const entered = readEdit(model, edit.values)
  return within(db, visiting.environmentId, async (tx) => {
    const before = await row(tx, visiting)
    if (before.version !== edit.version) throw new Problem('conflict')
    const change = changeOf(before.profile as PersonProfile, entered)
    if (!Object.keys(change).length) return presentOwn(model, before)
    const kept = withName(model, entered, before.profile as PersonProfile)
    await write(tx, visiting, before, kept)
    await recordOwnChange(tx, visiting.personId, change)
    return presentOwn(model, await row(tx, visiting))
  })
}

/** Shown on the profile; the address by which people sign in is locked, because changing it needs a proof. */
export const profileFields = (model: EnvironmentModel): EnvironmentField[] =>
  model.fields
    .filter((field) => field.shown.profile)
    .map((field) => ({ ...field, locked: field.locked || field.key === 'email' }))

type Row = Awaited<ReturnType<typeof row>>

async function row(tx: EnvironmentTransaction, { personId }: Visiting) {
  const found = await tx
    .selectFrom('persons')
    .select([
      'person_id',
      'version',
      'profile',
      'local',
      'user_types',
      'in_directory',
      'directory_choice',
      'terms_accepted_at',
      'display_name',
      'photo_hash',
    ])
    .where('environment_id', '=', tx.environmentId)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  if (!found) throw new Problem('not_found')
  return found
}

function readEdit(model: EnvironmentModel, values: PersonProfile): PersonProfile {
  const fields = new Map(profileFields(model).map((field) => [field.key, field]))
  const locked = Object.keys(values).filter((key) => fields.get(key)?.locked !== false)
  if (locked.length) throw lockedProblem(fields, locked)
  const read: PersonProfile = {}
  const places: { place: string; text: string }[] = []
  for (const [key, field] of fields) {
    const entered = values[key]
    if (entered === undefined) continue
    const edit = readFieldEdit(field, entered)
    if ('problem' in edit) places.push({ place: key, text: edit.problem })
    else read[key] = edit.value
  }
  if (places.length)
    throw new Problem('invalid', places.map(({ text }) => text).join(' '), { places })
  return read
}

function lockedProblem(fields: Map<string, EnvironmentField>, keys: string[]): Problem {
  const places = keys.map((key) => ({
    place: key,
    text: `${fields.get(key)?.label ?? 'This'} comes from your registration and is not edited here: ask the organisers to change it.`,
  }))
  return new Problem('not_allowed', places.map(({ text }) => text).join(' '), { places })
}

function changeOf(before: PersonProfile, entered: PersonProfile): PersonChange {
  return Object.fromEntries(
    Object.entries(entered)
      .map(([key, value]): [string, [FieldValue, FieldValue]] => [
        key,
        [before[key] ?? null, value],
      ])
      .filter(([, [was, is]]) => was !== is),
  )
}

/** Where no row of the mapping makes the display name, it follows the names. */
function withName(
  model: EnvironmentModel,
  entered: PersonProfile,
  before: PersonProfile,
): PersonProfile {
  const isComposed = !model.fields.some((field) => field.key === 'display_name')
  const named = 'given_name' in entered || 'family_name' in entered
  if (!isComposed || !named) return entered
  return { ...entered, display_name: composeDisplayName({ ...before, ...entered }) }
}

/** The version in the condition is the check: of two saves at once the second finds nothing to write. */
async function write(
  tx: EnvironmentTransaction,
  { personId }: Visiting,
  before: Row,
  entered: PersonProfile,
): Promise<void> {
  const profile = { ...(before.profile as PersonProfile), ...entered }
  const written = await tx
    .updateTable('persons')
    .set({
      profile: JSON.stringify(profile),
      local: JSON.stringify({ ...(before.local as PersonProfile), ...entered }),
      ...personColumns(profile),
      version: before.version + 1,
      updated_at: new Date(),
    })
    .where('environment_id', '=', tx.environmentId)
    .where('person_id', '=', personId)
    .where('version', '=', before.version)
    .executeTakeFirst()
  if (!written.numUpdatedRows) throw new Problem('conflict')
}

function presentOwn(model: EnvironmentModel, row: Row): OwnProfile {
  const profile = row.profile as PersonProfile
  return {
    personId: row.person_id,
    version: row.version,
    name: row.display_name,
    photo: row.photo_hash,
    userTypes: row.user_types,
    firstVisit: row.terms_accepted_at === null,
    directory: directoryState(row),
    fields: profileFields(model).map(({ shown, ...field }) => ({
      ...field,
      value: profile[field.key] ?? null,
      inDirectory: shown.directory,
    })),
  }
}

function directoryState(row: Pick<Row, 'in_directory' | 'directory_choice'>) {
  if (!row.in_directory) return 'not offered'
  return row.directory_choice === false ? 'left' : 'listed'
}
