import { expect, test } from 'vitest'
import {
  emptyDocument,
  mappingDocument,
  type MappingDocumentInput,
} from '../../../../src/mapping/core/document.ts'
import { standardModel } from '../../../../src/mapping/core/platform-model.ts'
import {
  addAccessCode,
  addMeaning,
  addMessage,
  addPlatformField,
  addRule,
  addTable,
  addTestPerson,
  addUserTypeRow,
  addVisibilityRow,
  combineSources,
  editField,
  editMeaning,
  editUserTypeRow,
  expectCount,
  moveRule,
  neverStore,
  nothingGiven,
  removePlatformField,
  removeTable,
} from './edits.ts'
import { together, type Change, type Program } from './program.ts'

const empty: Program = { document: emptyDocument, model: standardModel }
const asks = (field: string) => (values: string) => editField(field, (row) => ({ ...row, values }))
const made = (...changes: Change[]) => together(changes)(empty)

test('every edit leaves a document that can be saved', () => {
  const { document } = made(
    addRule('order.status', 'Status'),
    expectCount('attendee', 400),
    editField('city', (row) => ({ ...row, sources: ['town'] })),
    neverStore('secret'),
    addTable('Countries', asks('country')),
    addMeaning('countries'),
    editMeaning('countries', meaning('holland', 'Holland'), { to: 'NL' }),
    addUserTypeRow(),
    editUserTypeRow(ticket('vip2', 'VIP2'), { userTypes: ['attendee'] }),
    addPlatformField({ label: 'Arrival date', type: 'date' }),
    addVisibilityRow('country'),
    addMessage('Invitation'),
    addAccessCode('STAFF-2027'),
    addTestPerson('Speaker', { id: 1, tickets: [{ kind: 'Full' }] }),
  )
  expect(mappingDocument.parse(document as MappingDocumentInput)).toEqual(document)
})

test('the first edit of a field makes its row, the next edits that row', () => {
  const once = editField('city', (row) => ({ ...row, sources: ['town'] }))
  const twice = editField('city', (row) => ({ ...row, required: true }))
  const { rows } = made(once, twice).document.fields
  expect(rows).toMatchObject([{ id: 'city', field: 'city', sources: ['town'], required: true }])
})

test('an edit leaves everything else the same object', () => {
  const after = made(addRule('status', 'Status'))
  expect(after.model).toBe(empty.model)
  expect(after.document.fields).toBe(empty.document.fields)
})

test('a rule moves up and down, and stops at the ends', () => {
  const two = [addRule('a', 'A'), addRule('b', 'B')]
  const order = (...more: Change[]) =>
    made(...two, ...more).document.population.rows.map(({ id }) => id)
  expect(order(moveRule('b', -1))).toEqual(['b', 'a'])
  expect(order(moveRule('b', 1))).toEqual(['a', 'b'])
})

const meaning = (id: string, ...from: string[]) => ({ id, from, to: '', note: '' })
const ticket = (id: string, ...from: string[]) => ({
  id,
  from,
  ...nothingGiven,
  note: '',
})

test('a value has one meaning: naming it anew takes it from the row that had it', () => {
  const { tables } = made(
    addTable('Countries'),
    editMeaning('countries', meaning('nl', 'Holland', 'Netherlands'), { to: 'NL' }),
    editMeaning('countries', meaning('gb', ' holland '), { to: 'GB' }),
  ).document.values
  expect(tables[0]?.rows.map(({ from, to }) => [from, to])).toEqual([
    [['Netherlands'], 'NL'],
    [[' holland '], 'GB'],
  ])
  const { rows } = made(
    editUserTypeRow(ticket('full', 'Full', 'VIP2'), {}),
    editUserTypeRow(ticket('press', 'Press'), {}),
    editUserTypeRow(ticket('press', 'Press'), { from: ['Press', 'VIP2'] }),
  ).document.userTypes
  expect(rows.map(({ from }) => from)).toEqual([['Full'], ['Press', 'VIP2']])
})

test('several edits at once of a value that was seen make one row of it', () => {
  const seen = meaning('lodz', 'Łódź')
  const { tables } = made(
    addTable('Cities'),
    editMeaning('cities', seen, { to: 'Lodz' }),
    editMeaning('cities', seen, { note: 'In English' }),
  ).document.values
  expect(tables[0]?.rows).toEqual([{ ...seen, to: 'Lodz', note: 'In English' }])
})

test('rows of different value tables never have one id', () => {
  const { tables } = made(
    addTable('Cities'),
    addTable('Countries'),
    addMeaning('cities'),
    addMeaning('countries'),
  ).document.values
  expect(tables.flatMap(({ rows }) => rows.map(({ id }) => id))).toEqual(['row', 'row-2'])
})

test('a value table that goes is asked by no field any more', () => {
  const { document } = made(addTable('Countries', asks('country')), removeTable('countries'))
  expect(document.values.tables).toEqual([])
  expect(document.fields.rows[0]?.values).toBeNull()
})

test('a platform field comes with a key of its own, and goes with the row that filled it', () => {
  const added = made(
    addPlatformField({ label: 'City', type: 'text' }),
    editField('city_2', (row) => ({ ...row, sources: ['town'] })),
  )
  expect(added.model.fields.at(-1)).toEqual({ key: 'city_2', label: 'City', type: 'text' })
  const gone = removePlatformField('city_2')(added)
  expect(gone.model.fields).toEqual(standardModel.fields)
  expect(gone.document.fields.rows).toEqual([])
})

test('joining several sources is the first recipe, and taking the first of them needs none', () => {
  const trim = { recipe: 'trim' as const }
  const joined = combineSources([trim], ' ')
  expect(joined).toEqual([{ recipe: 'join with', with: ' ' }, trim])
  expect(combineSources(joined, ', ')).toEqual([{ recipe: 'join with', with: ', ' }, trim])
  expect(combineSources(joined, null)).toEqual([trim])
})

test('an expected count can be taken back', () => {
  const { expected } = made(expectCount('staff', 3), expectCount('staff', null)).document.population
  expect(expected).toEqual([])
})
