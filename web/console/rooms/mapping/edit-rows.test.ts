import { expect, test } from 'vitest'
import { emptyDocument } from '../../../../src/mapping/core/document.ts'
import { standardModel } from '../../../../src/mapping/core/platform-model.ts'
import { rowEdits } from './edit-rows.ts'
import { addAccessCode, addUserTypeRow } from './edits.ts'
import { together, type Change, type Program } from './program.ts'

const empty: Program = { document: emptyDocument, model: standardModel }
const made = (...changes: Change[]) => together(changes)(empty)
const rows = rowEdits(
  'email',
  ({ rows }) => rows,
  (tab, rows) => ({ ...tab, rows }),
)
const add = (message: string) =>
  rows.add(message, { message, userTypes: [], sentBy: 'platform', when: '', note: '' })
const names = (...changes: Change[]) => made(...changes).document.email.rows.map(({ id }) => id)

test('rows are added at the end, each under an id of its own', () => {
  expect(names(add('Invitation'), add('Reminder'), add('Invitation'))).toEqual([
    'invitation',
    'reminder',
    'invitation-2',
  ])
})

test('a row is edited, moved and taken away by its id, and the others stay the same objects', () => {
  const two = made(add('A'), add('B'))
  const [a] = two.document.email.rows
  const edited = rows.edit('b', (row) => ({ ...row, when: 'soon' }))(two)
  expect(edited.document.email.rows[0]).toBe(a)
  expect(edited.document.email.rows[1]).toMatchObject({ id: 'b', when: 'soon' })
  expect(edited.document.fields).toBe(two.document.fields)
  expect(names(add('A'), add('B'), rows.move('b', -1))).toEqual(['b', 'a'])
  expect(names(add('A'), add('B'), rows.move('b', 1))).toEqual(['a', 'b'])
  expect(names(add('A'), add('B'), rows.remove('a'))).toEqual(['b'])
})

test('within a tab an id is there once, in whichever of its tables', () => {
  const { userTypes } = made(addUserTypeRow(), addAccessCode('row'), addUserTypeRow()).document
  const ids = [...userTypes.rows, ...userTypes.codes.rows].map(({ id }) => id)
  expect(ids.toSorted()).toEqual(['row', 'row-2', 'row-3'])
})
