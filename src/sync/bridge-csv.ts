// The people of one term of the count bridge as a CSV file, read and sent batch by batch.
import { csvLine } from '../community/csv-line.ts'
import type { Database } from '../database/connection.ts'
import { within } from '../database/within.ts'
import type { ReleaseContent } from '../mapping/release-content.ts'
import { peopleOfTerm, type ListedPerson, type ListedTerm } from './bridge-list.ts'
import type { OutcomeOf } from './outcome.ts'
import { compileWho } from './who.ts'

const batch = 1000
const titles = [
  'Name',
  'E-mail',
  'User types',
  'External id',
  'Key in the source',
  'Result',
  'Reason',
]
const results = { included: 'included', excluded: 'left out', held: 'held' } as const

export async function* bridgeCsv(
  db: Database,
  plan: OutcomeOf & { planId: string },
  { document, model }: ReleaseContent,
  term: ListedTerm,
  search: string,
): AsyncGenerator<string> {
  const who = compileWho(document, model)
  const labels = new Map(model.userTypes.map(({ key, label }) => [key, label]))
  const line = (person: ListedPerson) =>
    csvLine([
      person.name,
      person.email,
      person.userTypes.map((key) => labels.get(key) ?? key).join(', '),
      person.externalId,
      person.recordKey,
      results[person.status],
      person.reason,
    ])
  // The byte order mark tells a spreadsheet that the names are in UTF-8.
  yield `\ufeff${csvLine(titles)}`
  for (let offset = 0; ; offset += batch) {
    const { rows } = await within(db, plan.environmentId, (tx) =>
      peopleOfTerm(tx, plan, term, { search, offset, limit: batch }, who),
    )
    yield rows.map(line).join('')
    if (rows.length < batch) return
  }
}
