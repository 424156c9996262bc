import type { Database } from '../database/connection.ts'
import { within } from '../database/within.ts'
import type { FieldType } from '../mapping/core/platform-model.ts'
import { listedUserTypes, listedValues } from './directory-query.ts'
import {
  environmentModel,
  type EnvironmentField,
  type EnvironmentModel,
} from './environment-model.ts'

/** A dimension that the directory is filtered by, with the values that it has among those listed. */
export type Filter = {
  key: string
  label: string
  type: FieldType
  values: { value: string; label: string }[]
}

export type DirectoryFilters = {
  /** The user types of those listed, in the order of their rank. */
  userTypes: { key: string; label: string }[]
  filters: Filter[]
}

const mostValues = 300

/**
 * Each dimension reads the profiles of everybody listed, so what was found is used for a minute. It holds values and
 * nobody's name.
 */
export async function directoryFilters(
  db: Database,
  { environmentId }: { environmentId: string },
): Promise<DirectoryFilters> {
  const known = remembered.get(environmentId)
  if (known && known.until > Date.now()) return known.filters
  if (remembered.size >= mostRemembered) remembered.clear()
  const filters = readFilters(db, environmentId)
  remembered.set(environmentId, { filters, until: Date.now() + rememberedMs })
  filters.catch(() => remembered.delete(environmentId))
  return filters
}

export const filterFields = (model: EnvironmentModel): EnvironmentField[] =>
  model.fields.filter((field) => field.shown.filter)

const remembered = new Map<string, { filters: Promise<DirectoryFilters>; until: number }>()
const rememberedMs = 60_000
const mostRemembered = 1000

async function readFilters(db: Database, environmentId: string): Promise<DirectoryFilters> {
  const model = await environmentModel(db, environmentId)
  return within(db, environmentId, async (tx) => {
    const filters: Filter[] = []
    for (const { key, label, type, choices } of filterFields(model)) {
      const values = await listedValues(tx, key, mostValues)
      const labels = new Map(choices?.map((choice) => [choice.key, choice.label]))
      const labelled = values.map((value) => ({ value, label: labels.get(value) ?? value }))
      filters.push({ key, label, type, values: labelled })
    }
    const types = await listedUserTypes(tx)
    return { userTypes: model.userTypes.filter(({ key }) => types.includes(key)), filters }
  })
}
