import { expect, test } from 'vitest'
import { emptyDocument } from '../../../../src/mapping/core/document.ts'
import { standardModel } from '../../../../src/mapping/core/platform-model.ts'
import { addNamed, addTag, platformOf, withKeys } from './platform.ts'
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
