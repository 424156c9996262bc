import { expect, test } from 'vitest'
import {
  emptyDocument,
  mappingDocument,
  type MappingDocumentInput,
} from '../../../../src/mapping/core/document.ts'
import { standardModel } from '../../../../src/mapping/core/platform-model.ts'
import {
  addAccessCode,
  accessCodes,
  addTestPerson,
  addUserTypeRow,
  editUserTypes,
} from './edits.ts'
import { addTag } from './platform.ts'
import { together, type Change, type Program } from './program.ts'
import { addTagType, nameTagValues, removeTag, removeTagType } from './tag-edits.ts'

const empty: Program = { document: emptyDocument, model: standardModel }
const made = (...changes: Change[]) => together(changes)(empty)

test('a type that goes leaves its tags, without a type', () => {
  const { tags } = made(
    addTagType('Interests'),
    addTag('Tides', 'interests'),
    removeTagType('interests'),
  ).document
  expect(tags.types).toEqual([])
  expect(tags.rows).toMatchObject([{ id: 'tides', type: null }])
})

test('a value means one tag of a type, and may mean one of another type besides', () => {
  const { tags } = made(
    addTagType('Interests'),
    addTagType('Days'),
    addTag('Tides', 'interests'),
    addTag('Knots', 'interests'),
    addTag('Monday', 'days'),
    nameTagValues('tides', ['T', 'K']),
    nameTagValues('monday', ['k']),
    nameTagValues('knots', ['k ']),
  ).document
  expect(tags.rows.map(({ key, from }) => [key, from])).toEqual([
    ['tides', ['T']],
    ['knots', ['k ']],
    ['monday', ['k']],
  ])
})

test('a tag that goes is given by nothing any more, and nothing else changes', () => {
  const before = made(
    addTag('Gala'),
    addTag('Tides'),
    addUserTypeRow(),
    addAccessCode('VIP'),
    addTestPerson('Noor', {}),
    editUserTypes((tab) => ({
      ...tab,
      rows: tab.rows.map((row) => ({ ...row, tags: ['gala', 'tides'] })),
    })),
    accessCodes.edit('vip', (row) => ({ ...row, tags: ['gala'] })),
  )
  const { document } = removeTag({ id: 'gala', key: 'gala' })(before)
  expect(document.tags.rows.map(({ key }) => key)).toEqual(['tides'])
  expect(document.userTypes.rows[0]?.tags).toEqual(['tides'])
  expect(document.userTypes.codes.rows[0]?.tags).toEqual([])
  expect(document.population).toBe(before.document.population)
  expect(mappingDocument.parse(document as MappingDocumentInput)).toEqual(document)
})
