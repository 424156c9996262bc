import { expect, test } from 'vitest'
import { mappingDocument, type MappingDocumentInput } from '../document.ts'
import { checkNeverStored } from './never-stored.ts'

const found = (tabs: Omit<Partial<MappingDocumentInput>, 'format'>) =>
  checkNeverStored(mappingDocument.parse({ format: 1, ...tabs })).map(
    ({ tab, row, column, text }) => `${tab}/${row}/${column}: ${text}`,
  )
const never = (source: string) => ({ id: 'n', field: '', sources: [source], neverStore: true })
const reads = (source: string) => ({ id: 'r', field: 'city', sources: [source] })
const gone = (path: string) =>
  `'${path}' is never stored, as another row has it, so it will always be found blank.`
const type = { id: 's', type: 'session', externalId: { sources: ['id'] } }

test.each([
  ['answers[].answer', 'answers[code=JOB].answer'],
  ['answers[code=JOB]', 'answers[code=JOB].answer'],
  ['items[].name', 'items.name'],
  ['tags[]', 'tags'],
  ['caf\u00e9', 'cafe\u0301.name'],
])('where %s is never stored, %s will always be blank', (mark, read) => {
  expect(found({ fields: { rows: [never(mark), reads(read)] } })).toEqual([
    `fields/r/sources: ${gone(read)}`,
  ])
})

test.each([
  ['answers[code=JOB].answer', 'answers[].answer'],
  ['answers[code=JOB].answer', 'answers[code=DIET].answer'],
  ['answers[id=5].answer', 'answers[code=JOB].answer'],
  ['items.name', 'items[].name'],
  ['passport.number', 'passport'],
])('where %s is never stored, %s may still be found', (mark, read) => {
  expect(found({ fields: { rows: [never(mark), reads(read)] } })).toEqual([])
})

test('nothing is picked by what is never stored', () => {
  const rows = [never('answers[].code'), reads('answers[code=JOB].answer')]
  expect(found({ fields: { rows } })).toEqual([
    "fields/r/sources: 'answers[code=JOB].answer' picks by something that is never stored, as another row has it, so it will always be found blank.",
  ])
})

test('what people never store is gone for content as well', () => {
  const fields = { rows: [never('passport'), { ...never('sessions[].chair'), id: 'm' }] }
  const rows = [reads('original_record.passport'), { ...reads('chair.name'), id: 'c' }]
  const ofList = { ...type, fields: { rows }, list: 'sessions' }
  const expected = [
    `content/r/sources: ${gone('original_record.passport')}`,
    `content/c/sources: ${gone('chair.name')}`,
  ]
  expect(found({ fields, content: { types: [ofList] } })).toEqual(expected)
  expect(found({ fields, content: { types: [{ ...ofList, list: 'sessions[]' }] } })).toEqual(
    expected,
  )
  expect(
    found({
      fields: { rows: [never('sessions')] },
      content: { types: [{ ...type, list: 'sessions' }] },
    }),
  ).toEqual([`content/s/list: ${gone('sessions')}`, `content/s/externalId: ${gone('id')}`])
})

test('what content never stores is gone for people, and for its own rows', () => {
  const content = { types: [{ ...type, fields: { rows: [never('x'), reads('x')] } }] }
  expect(found({ fields: { rows: [{ ...reads('x.y'), id: 'p' }] }, content })).toEqual([
    `fields/p/sources: ${gone('x.y')}`,
    `content/r/sources: ${gone('x')}`,
  ])
})

test("an item's own field is another than the record's of the same name", () => {
  const ofList = { ...type, list: 'sessions', fields: { rows: [never('x')] } }
  const fields = { rows: [reads('x')] }
  expect(found({ fields, content: { types: [ofList] } })).toEqual([])
})

test('what is never stored is named by a path', () => {
  const text = 'What is never stored is named by its path; an expression cannot stand there.'
  const content = { types: [{ ...type, fields: { rows: [never('cel: record.x')] } }] }
  expect(found({ fields: { rows: [never('cel: record.y')] }, content })).toEqual([
    `fields/n/sources: ${text}`,
    `content/n/sources: ${text}`,
  ])
})
