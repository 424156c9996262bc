import type { Database } from '../database/connection.ts'
import { within } from '../database/within.ts'
import type { FieldRow } from '../mapping/core/document.ts'
import type { FieldDefinition } from '../mapping/core/platform-model.ts'
import { fieldsSetByRules } from '../mapping/core/rules/compile.ts'
import { tagsOf } from '../mapping/core/people/platform-tags.ts'
import { readContent, type ReleaseContent } from '../mapping/release-content.ts'

/** A field that people have in an environment, and how the releases deployed there show it. */
export type EnvironmentField = FieldDefinition & {
  shown: FieldRow['show']
  /** The person may not edit it. */
  locked: boolean
  /** The person may not leave it blank. */
  required: boolean
}

/** What an environment's people have: the union of what is deployed there, in the platform's order. */
export type EnvironmentModel = {
  fields: EnvironmentField[]
  userTypes: { key: string; label: string }[]
  tags: { key: string; label: string }[]
  groups: { key: string; label: string }[]
  accessLevels: { key: string; label: string }[]
}

/** The model by the newest deployment of each project of the environment; empty where nothing is deployed yet. */
export async function environmentModel(
  db: Database,
  environmentId: string,
): Promise<EnvironmentModel> {
  const deployed = await within(db, environmentId, (tx) =>
    tx
      .selectFrom('deployments')
      .distinctOn('project_id')
      .select('release_id')
      .where('environment_id', '=', environmentId)
      .orderBy('project_id')
      .orderBy('deployed_at', 'desc')
      .execute(),
  )
  const models = await Promise.all(deployed.map(({ release_id }) => releaseModel(db, release_id)))
  return {
    fields: union(models.map((model) => model.fields)),
    userTypes: union(models.map((model) => model.userTypes)),
    tags: union(models.map((model) => model.tags)),
    groups: union(models.map((model) => model.groups)),
    accessLevels: union(models.map((model) => model.accessLevels)),
  }
}

/** A release never changes, so what was once read of it stays true. */
const read = new Map<string, EnvironmentModel>()
const mostRemembered = 100

async function releaseModel(db: Database, releaseId: string): Promise<EnvironmentModel> {
  const known = read.get(releaseId)
  if (known) return known
  const { content } = await db
    .selectFrom('releases')
    .select('content')
    .where('release_id', '=', releaseId)
    .executeTakeFirstOrThrow()
  const model = modelOf(readContent(releaseId, content))
  if (read.size >= mostRemembered) read.clear()
  read.set(releaseId, model)
  return model
}

function modelOf({ document, model }: ReleaseContent): EnvironmentModel {
  const { fields, userTypes, groups, accessLevels } = model
  const rows = new Map(document.fields.rows.map((row) => [row.field, row]))
  const setByRules = fieldsSetByRules(document.rules, model)
  return {
    fields: fields.flatMap((field) => {
      const row = rows.get(field.key)
      if (!row) return setByRules.has(field.key) ? [{ ...field, ...byRulesAlone }] : []
      const { show: shown, locked, required } = row
      return [{ ...field, shown, locked, required }]
    }),
    userTypes,
    tags: tagsOf(document, model),
    groups,
    accessLevels,
  }
}

/** A field that no row maps is seen on the profile. */
const byRulesAlone = {
  shown: { profile: true, directory: false, filter: false },
  locked: false,
  required: false,
}

/** One project owns each field; types and tags of the same key are the same. */
function union<T extends { key: string }>(lists: T[][]): T[] {
  return [...new Map(lists.flat().map((item) => [item.key, item])).values()]
}
