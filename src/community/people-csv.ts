// Everybody asked for as a CSV file, read and sent batch by batch: no transaction waits for the receiver, and memory
// holds one batch.
import type { Database } from '../database/connection.ts'
import { within } from '../database/within.ts'
import { environmentModel, type EnvironmentModel } from './environment-model.ts'
import { csvLine } from './csv-line.ts'
import { dimensions } from './people.ts'
import { peoplePage, type PeoplePlace, type PeopleRow } from './people-query.ts'
import type { PeopleSearch, PeopleSort } from './people-search.ts'

const batch = 1000

export async function* peopleCsv(
  db: Database,
  environmentId: string,
  search: PeopleSearch,
  sort: PeopleSort,
): AsyncGenerator<string> {
  const columns = columnsOf(await environmentModel(db, environmentId))
  // The byte order mark tells a spreadsheet that the names are in UTF-8.
  yield `\ufeff${csvLine(columns.map(({ title }) => title))}`
  let after: PeoplePlace | null = null
  for (;;) {
    const rows: PeopleRow[] = await within(db, environmentId, (tx) =>
      peoplePage(tx, search, sort, { after }, batch),
    )
    if (rows.length) {
      yield rows.map((row) => csvLine(columns.map(({ cell }) => cell(row)))).join('')
    }
    const last = rows.at(-1)
    if (!last || rows.length < batch) return
    after = { place: last.place, personId: last.person_id }
  }
}

type Cell = string | number | boolean | null

function columnsOf(model: EnvironmentModel): { title: string; cell: (row: PeopleRow) => Cell }[] {
  const labels = (names: { key: string; label: string }[]) => {
    const known = new Map(names.map(({ key, label }) => [key, label]))
    return (keys: string[]) => keys.map((key) => known.get(key) ?? key).join(', ')
  }
  const userTypes = labels(model.userTypes)
  const tags = labels(model.tags)
  return [
    { title: 'Name', cell: (row) => row.display_name },
    { title: 'E-mail', cell: (row) => row.email },
    { title: 'State', cell: (row) => row.state },
    { title: 'User types', cell: (row) => userTypes(row.user_types) },
    { title: 'Tags', cell: (row) => tags(row.tags) },
    { title: 'In the directory', cell: (row) => row.listed },
    { title: 'Test address', cell: (row) => row.test_address },
    ...dimensions(model).map(({ key, label, choices }) => ({
      title: label,
      cell: ({ profile: { [key]: value = null } }: PeopleRow) =>
        choices.find((choice) => choice.key === value)?.label ?? value,
    })),
    { title: 'Created', cell: (row) => row.created_at.toISOString() },
    { title: 'Updated', cell: (row) => row.updated_at.toISOString() },
    { title: 'Person id', cell: (row) => row.person_id },
  ]
}
