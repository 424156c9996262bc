// The people of an environment, as a table that the console reads in windows.
import type { Database } from '../database/connection.ts'
import { within } from '../database/within.ts'
import type { FieldType } from '../mapping/core/platform-model.ts'
import type { FieldValue } from '../mapping/core/values/value.ts'
import { environmentModel, type EnvironmentModel } from './environment-model.ts'
import { dimensionValues, peopleFacets, type Counted } from './people-facets.ts'
import { peopleCount, peoplePage, type PeopleRow } from './people-query.ts'
import type { PeopleSearch, PeopleSort } from './people-search.ts'

export type ListedPerson = {
  personId: string
  name: string
  email: string | null
  state: 'active' | 'suspended'
  userTypes: string[]
  tags: string[]
  /** Whether others see them on the site. */
  listed: boolean
  /** Where the mails of a test person go; null for everybody else. */
  testAddress: string | null
  photo: string | null
  createdAt: Date
  updatedAt: Date
  /** The dimensions that are short enough for a table, by field. */
  values: { [field: string]: FieldValue }
}

export type Dimension = {
  key: string
  label: string
  type: FieldType
  /** What the values of a choice are called. */
  choices: { key: string; label: string }[]
}
export type Labelled = Counted & { label: string }

/** One window of the people asked for, and how many there are in all. */
export async function peopleWindow(
  db: Database,
  environmentId: string,
  search: PeopleSearch,
  sort: PeopleSort,
  { offset, limit }: { offset: number; limit: number },
): Promise<{ rows: ListedPerson[]; total: number }> {
  const fields = dimensions(await environmentModel(db, environmentId))
  return within(db, environmentId, async (tx) => {
    const rows = await peoplePage(tx, search, sort, { offset }, limit)
    const isAll = offset === 0 && rows.length < limit
    return {
      rows: rows.map((row) => presentListed(fields, row)),
      total: isAll ? rows.length : await peopleCount(tx, search),
    }
  })
}

/** What people can be filtered by, with counts, and which columns a table of them can have. */
export async function peopleFilters(db: Database, environmentId: string, search: PeopleSearch) {
  const model = await environmentModel(db, environmentId)
  const facets = await within(db, environmentId, (tx) => peopleFacets(tx, search))
  return {
    ...facets,
    userType: named(facets.userType, model.userTypes),
    tag: named(facets.tag, model.tags),
    dimensions: dimensions(model),
  }
}

/** The values of one dimension among the people asked for. */
export async function peopleValues(
  db: Database,
  environmentId: string,
  search: PeopleSearch,
  field: string,
): Promise<Labelled[]> {
  const model = await environmentModel(db, environmentId)
  const choices = model.fields.find(({ key }) => key === field)?.choices ?? []
  const values = await within(db, environmentId, (tx) => dimensionValues(tx, search, field, 200))
  return named(values, choices)
}

/** Names and e-mail have columns of their own, and a biography is for the person's own page. */
export function dimensions(model: EnvironmentModel): Dimension[] {
  return model.fields
    .filter(({ key, type }) => type !== 'longText' && !['display_name', 'email'].includes(key))
    .map(({ key, label, type, choices = [] }) => ({ key, label, type, choices }))
}

function presentListed(fields: Dimension[], row: PeopleRow): ListedPerson {
  return {
    personId: row.person_id,
    name: row.display_name,
    email: row.email,
    state: row.state,
    userTypes: row.user_types,
    tags: row.tags,
    listed: row.listed,
    testAddress: row.test_address,
    photo: row.photo_hash,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    values: Object.fromEntries(fields.map(({ key }) => [key, row.profile[key] ?? null])),
  }
}

/** What a release no longer names goes by its key. */
function named(counted: Counted[], names: { key: string; label: string }[]): Labelled[] {
  const labels = new Map(names.map(({ key, label }) => [key, label]))
  return counted.map((one) => ({ ...one, label: labels.get(one.value) ?? one.value }))
}
