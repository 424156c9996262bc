// People for tests, without a source: a model is deployed, and rows are written as a sync would write them.
import { v7 as uuid } from 'uuid'
import type { Database } from '../database/connection.ts'
import { within } from '../database/within.ts'
import { mappingDocument, type MappingDocumentInput } from '../mapping/core/document.ts'
import { type PlatformModel, standardModel } from '../mapping/core/platform-model.ts'
import { personColumns, type PersonProfile } from './person-row.ts'

export type NewPerson = {
  profile: PersonProfile
  local?: PersonProfile
  userTypes?: string[]
  tags?: string[]
  state?: 'active' | 'suspended'
  inDirectory?: boolean
  directoryChoice?: boolean
}

/** Writes people as they stand after a sync; their ids, in the order given. */
export async function writePeople(
  db: Database,
  environmentId: string,
  people: readonly NewPerson[],
): Promise<string[]> {
  const rows = people.map((person) => ({
    environment_id: environmentId,
    person_id: uuid(),
    state: person.state ?? 'active',
    origin: 'sync',
    profile: JSON.stringify(person.profile),
    local: JSON.stringify(person.local ?? {}),
    user_types: person.userTypes ?? ['attendee'],
    tags: person.tags ?? [],
    in_directory: person.inDirectory ?? true,
    directory_choice: person.directoryChoice ?? null,
    ...personColumns(person.profile),
  }))
  await within(db, environmentId, (tx) => tx.insertInto('persons').values(rows).execute())
  return rows.map(({ person_id }) => person_id)
}

/** A release of the fields named (else of all), deployed to an environment. */
export async function deployModel(
  db: Database,
  at: { environmentId: string; projectId: string; accountId: string },
  given: { document?: MappingDocumentInput; model?: PlatformModel } = {},
): Promise<string> {
  const model = given.model ?? standardModel
  const everyField = {
    rows: model.fields
      .filter(({ key }) => key !== 'display_name')
      .map(({ key }) => ({ id: key, field: key, sources: [key] })),
  }
  const document = mappingDocument.parse(given.document ?? { format: 1, fields: everyField })
  const releaseId = uuid()
  const release = { release_id: releaseId, project_id: at.projectId, hash: releaseId }
  await db
    .insertInto('releases')
    .values({
      ...release,
      number: 1,
      content: JSON.stringify({ document, model, sources: [], mail: null, engine: '1' }),
      frozen_by: at.accountId,
    })
    .execute()
  await within(db, at.environmentId, (tx) =>
    tx
      .insertInto('deployments')
      .values({
        environment_id: at.environmentId,
        deployment_id: uuid(),
        project_id: at.projectId,
        release_id: releaseId,
        deployed_by: at.accountId,
        confirmed_as: 'test',
      })
      .execute(),
  )
  return releaseId
}
