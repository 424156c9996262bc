import { expect, test } from 'vitest'
import { createProfile } from '../../../sources/profile.ts'
import { emptyDocument, mappingDocument, type MappingDocument } from '../document.ts'
import { standardModel, type PlatformModel } from '../platform-model.ts'
import type { SourceRecord } from '../record.ts'
import { suggest, takeSuggestion } from '../suggest.ts'

const records: SourceRecord[] = Array.from({ length: 20 }, (_, n) => ({
  id: 100 + n,
  state: n % 10 === 0 ? 'Cancelled' : 'Confirmed',
  is_test: n === 3,
  firstName: n === 1 ? 'NOOR' : 'Noor',
  lastName: ` Haddad  ${n}`,
  billing: { email: `office${n}@example.com`, city: 'Gouda' },
  contactEmail: `noor${n}@example.org`,
  answers: [
    { question: 'JOB_TITLE', answer: n % 4 === 0 ? 'N/A' : 'Pilot &amp; master' },
    { question: 'TOWN', answer: 'Delft' },
  ],
  nation: n % 2 === 0 ? 'Netherlands' : 'Deutschland',
  ticket: {
    name: n % 5 === 0 ? 'Keynote speaker' : n % 5 === 1 ? 'Exhibitor staff' : 'Full delegate',
  },
  deletedAt: n === 7 ? '2027-01-02T03:04:05Z' : null,
}))

const profile = (() => {
  const profiler = createProfile()
  for (const record of records) profiler.add(record)
  return profiler.finish()
})()

const found = (document: MappingDocument, model: PlatformModel = standardModel) =>
  suggest(document, model, profile)

test('fields are suggested by their names, in many ways of writing them, each with its reasons', () => {
  const titles = found(emptyDocument).map(({ title }) => title)
  expect(titles).toEqual(
    expect.arrayContaining([
      "Given name from 'First name'",
      "Family name from 'Last name'",
      "Job title from 'JOB_TITLE'",
      "City from 'TOWN'",
      "Country from 'Nation'",
    ]),
  )
  const job = found(emptyDocument).find(({ title }) => title.startsWith('Job title'))
  expect(job?.why).toEqual([
    "it is called 'job title'",
    "'N/A' stands for nothing",
    'some hold HTML entities',
    'every record has one',
  ])
})

test('the attendee’s own address is preferred to the one on the bill', () => {
  const email = found(emptyDocument).find(({ id }) => id.startsWith('field email'))
  expect(email?.title).toBe("E-mail from 'Contact email'")
})

test('recipes come with the suggestion where the values ask for them', () => {
  const rows = found(emptyDocument).flatMap(({ change }) =>
    change.kind === 'field' ? [[change.row.field, change.row.steps] as const] : [],
  )
  expect(Object.fromEntries(rows)).toMatchObject({
    given_name: [{ recipe: 'change case', to: 'names' }],
    family_name: [{ recipe: 'collapse spaces' }],
    job_title: [
      { recipe: 'ignore these values', values: ['N/A'] },
      { recipe: 'decode HTML entities' },
    ],
    country: [{ recipe: 'country', else: 'hold' }],
  })
})

test('the id is the field that tells all records apart and is called one', () => {
  expect(found(emptyDocument)).toContainEqual(
    expect.objectContaining({ title: "External id from 'Id'" }),
  )
})

test('who does not come is suggested to be left out: by status, by flag, by date', () => {
  const titles = found(emptyDocument)
    .filter(({ tab }) => tab === 'population')
    .map(({ title, why }) => [title, why])
  expect(titles).toEqual(
    expect.arrayContaining([
      ["Leave out whose 'State' is 'Cancelled'", ['2 people have it']],
      ["Leave out whose 'Is test' is yes", ['it is so for 1 person']],
      ["Leave out who has a 'Deleted at'", ['1 person has one']],
    ]),
  )
})

test('first the column of user types is suggested, then what its values mean', () => {
  const column = found(emptyDocument).find(({ tab }) => tab === 'userTypes')
  expect(column?.title).toBe("User types by 'Name'")
  const next = found(takeSuggestion(emptyDocument, column!)).filter(
    ({ tab }) => tab === 'userTypes',
  )
  expect(next.map(({ title }) => title)).toEqual([
    "'Keynote speaker' → Speaker",
    "'Exhibitor staff' → Exhibitor",
    "'Full delegate' → Attendee",
  ])
})

test('a value that is almost named is suggested for its row', () => {
  const document = mappingDocument.parse({
    format: 1,
    fields: { rows: [{ id: 'city', field: 'city', sources: ['nation'], values: 'lands' }] },
    values: {
      tables: [
        { id: 'lands', name: 'Lands', rows: [{ id: 'nl', from: ['Netherland'], to: 'NL' }] },
      ],
    },
  })
  expect(found(document).filter(({ tab }) => tab === 'values')).toMatchObject([
    {
      title: "'Netherlands' → 'NL' in Lands",
      why: ["it is almost 'netherland'", '10 people have it'],
    },
  ])
})

test('what is taken is suggested no more, and every suggestion gives a valid document', () => {
  let document = emptyDocument
  for (let taken = 0; taken < 50; taken += 1) {
    const [first] = found(document)
    if (first === undefined) break
    document = takeSuggestion(document, first)
    expect(mappingDocument.safeParse(document).error).toBeUndefined()
    expect(found(document).map(({ id }) => id)).not.toContain(first.id)
  }
  expect(found(document)).toEqual([])
})

test('nothing is suggested from nothing', () => {
  expect(suggest(emptyDocument, standardModel, { records: 0, fields: [] })).toEqual([])
})
