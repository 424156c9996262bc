import { expect, test } from 'vitest'
import { emptyDocument } from '../../../../src/mapping/core/document.ts'
import { standardModel } from '../../../../src/mapping/core/platform-model.ts'
import { addUserTypeRow, editUserTypes, expectCount } from './edits.ts'
import {
  addNamed,
  addTag,
  moveNamed,
  platformOf,
  removeNamed,
  renameNamed,
  usesOf,
  withKeys,
} from './platform.ts'
import { together, type Change, type Program } from './program.ts'

const empty: Program = { document: emptyDocument, model: standardModel }
const made = (...changes: Change[]) => together(changes)(empty)

test('a tag is made once, whatever its case, and stands in the tab Tags', () => {
  const { document, model } = made(addNamed('tags', ['Gala dinner', 'GALA DINNER']))
  expect(document.tags.rows).toEqual([
    { id: 'gala-dinner', key: 'gala_dinner', label: 'Gala dinner', type: null, from: [], note: '' },
  ])
  expect(model).toBe(standardModel)
})

test('groups and access levels become part of the platform', () => {
  const { model } = made(addNamed('groups', ['Board']), addNamed('accessLevels', ['Main hall']))
  expect(model.groups).toEqual([{ key: 'board', label: 'Board' }])
  expect(model.accessLevels).toEqual([{ key: 'main_hall', label: 'Main hall' }])
})

test('cells choose from the tags of the platform and from those of the document, each once', () => {
  const model = { ...standardModel, tags: [{ key: 'gala_dinner', label: 'Gala dinner' }] }
  const program = together([addTag('Workshop'), addTag('gala dinner')])({ ...empty, model })
  expect(platformOf(program).tags.map(({ key }) => key)).toEqual(['gala_dinner', 'workshop'])
})

test('names that are pasted become keys, and those that are new are named first', () => {
  const asked: string[][] = []
  const set = (keys: string[]): Change => {
    asked.push(keys)
    return (program) => program
  }
  const after = made(withKeys('userTypes', ['staff', 'Volunteer', 'volunteer'], set))
  expect(asked).toEqual([['staff', 'volunteer']])
  expect(after.model.userTypes.at(-1)).toEqual({ key: 'volunteer', label: 'Volunteer' })
})

test('a key is taken by no two tags, wherever they stand', () => {
  const model = { ...standardModel, tags: [{ key: 'day_1', label: 'First day' }] }
  const program = addTag('Day 1')({ ...empty, model })
  expect(program.document.tags.rows).toMatchObject([{ key: 'day_1_2', label: 'Day 1' }])
})

test('a user type is renamed, ranked and taken away; its key stays', () => {
  const keys = (...changes: Change[]) => made(...changes).model.userTypes.map(({ key }) => key)
  expect(made(renameNamed('userTypes', 'press', 'Media')).model.userTypes).toContainEqual({
    key: 'press',
    label: 'Media',
  })
  expect(keys(moveNamed('userTypes', 'speaker', -1)).slice(0, 2)).toEqual(['speaker', 'staff'])
  expect(keys(moveNamed('userTypes', 'staff', -1))).toEqual(keys())
  expect(keys(removeNamed('userTypes', 'press'))).not.toContain('press')
})

test('what rows, expectations and settings name is counted as in use', () => {
  const { document } = made(
    addUserTypeRow(),
    editUserTypes((tab) => ({
      ...tab,
      everybody: ['attendee'],
      rows: tab.rows.map((row) => ({ ...row, userTypes: ['attendee'], groups: ['board'] })),
    })),
    expectCount('attendee', 10),
  )
  expect(usesOf(document, 'userTypes', 'attendee')).toBe(3)
  expect(usesOf(document, 'groups', 'board')).toBe(1)
  expect(usesOf(document, 'accessLevels', 'board')).toBe(0)
})
