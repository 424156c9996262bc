// The directory: who is listed, and of them only what the mapping lets others see.
import type { Database } from '../database/connection.ts'
import { within } from '../database/within.ts'
import type { FieldType } from '../mapping/core/platform-model.ts'
import type { FieldValue } from '../mapping/core/values/value.ts'
import { Problem } from '../tenancy/problem.ts'
import { readPlace, writePlace } from './directory-place.ts'
import { listedPage, listedRow, type ListedRow, type Search } from './directory-query.ts'
import { filterFields } from './directory-filters.ts'
import { environmentModel, type EnvironmentModel } from './environment-model.ts'
import { searchWords } from './search-text.ts'
import type { Visiting } from './visiting.ts'

export type Asked = {
  q: string
  userType: string | null
  /** Values of dimensions, by field. */
  where: { [field: string]: string }
  /** Where the page before ended, as it said. */
  after: string | null
}

export type ListedPerson = {
  personId: string
  name: string
  userTypes: string[]
  photo: string | null
  fields: { key: string; label: string; type: FieldType; value: FieldValue }[]
}

export type DirectoryPage = {
  people: ListedPerson[]
  /** How many there are in all; null on the pages after the first. */
  total: number | null
  /** Asks for the next page; null on the last. */
  next: string | null
}

const pageSize = 50
const mostWords = 8

/** @throws {Problem} `invalid` where a filter is none that this directory has. */
export async function directoryPage(
  db: Database,
  { environmentId }: Visiting,
  asked: Asked,
): Promise<DirectoryPage> {
  const model = await environmentModel(db, environmentId)
  const search = searchOf(model, asked)
  const after = asked.after === null ? null : readPlace(asked.after)
  // Something was typed, and none of it is a letter or a digit: nobody's name holds it.
  if (asked.q.trim() && !search.words.length) return { people: [], total: 0, next: null }
  const asPage = { after, size: pageSize + 1, isCounted: after === null }
  const { rows, total } = await within(db, environmentId, (tx) => listedPage(tx, search, asPage))
  const page = rows.slice(0, pageSize)
  const last = page.at(-1)
  return {
    people: page.map((row) => presentListed(model, row)),
    total,
    next: rows.length > pageSize && last ? writePlace(last) : null,
  }
}

/** @throws {Problem} `not_found` for somebody who is not listed, as for somebody who does not exist. */
export async function listedPerson(
  db: Database,
  { environmentId }: Visiting,
  personId: string,
): Promise<ListedPerson> {
  const model = await environmentModel(db, environmentId)
  const row = await within(db, environmentId, (tx) => listedRow(tx, personId))
  if (!row) throw new Problem('not_found')
  return presentListed(model, row)
}

function searchOf(model: EnvironmentModel, { q, userType, where }: Asked): Search {
  const filters = new Set(filterFields(model).map((field) => field.key))
  const unknown = Object.keys(where).find((key) => !filters.has(key))
  if (unknown !== undefined)
    throw new Problem('invalid', `The directory has no filter named '${unknown}'.`)
  return {
    words: searchWords(q).slice(0, mostWords),
    organization: model.fields.some(
      (field) => field.key === 'organization' && field.shown.directory,
    ),
    userType,
    where,
  }
}

function presentListed(model: EnvironmentModel, row: ListedRow): ListedPerson {
  return {
    personId: row.person_id,
    name: row.display_name,
    userTypes: row.user_types,
    photo: row.photo_hash,
    fields: model.fields
      .filter((field) => field.shown.directory)
      .map(({ key, label, type, choices }) => {
        const value = row.profile[key] ?? null
        const chosen = choices?.find((choice) => choice.key === value)
        return { key, label, type, value: chosen?.label ?? value }
      })
      .filter(({ value }) => value !== null),
  }
}
