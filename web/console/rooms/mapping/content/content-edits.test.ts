import { expect, test } from 'vitest'
import { emptyDocument, mappingDocument } from '../../../../../src/mapping/core/document.ts'
import { standardModel } from '../../../../../src/mapping/core/platform-model.ts'
import { addPlatformField, addRule, editField } from '../edits.ts'
import { together, type Program } from '../program.ts'
import { addOwnType, addRelation, addType, editType, ofContent } from './content-edits.ts'

const empty: Program = { document: emptyDocument, model: standardModel }
const session = { key: 'session', label: 'Sessions' }
const poster = { key: 'poster', label: 'Posters' }
const withSource = (field: string, source: string) =>
  editField(field, (row) => ({ ...row, sources: [source] }))

test('what is edited of a type stays in its tab, and people’s tabs stay as they were', () => {
  const { document, model } = together([
    addType(session),
    ofContent('sessions', addRule('state', 'Drafts')),
    ofContent('sessions', withSource('title', 'name')),
    ofContent('sessions', addPlatformField({ label: 'Level', type: 'text' })),
  ])(empty)
  const [type] = document.content.types
  expect(type?.population.rows).toMatchObject([{ name: 'Drafts', source: 'state' }])
  expect(type?.fields.rows).toMatchObject([{ field: 'title', sources: ['name'] }])
  expect(document.population).toEqual(emptyDocument.population)
  expect(document.fields).toEqual(emptyDocument.fields)
  expect(model.fields).toBe(standardModel.fields)
  expect(model.contentTypes.find(({ key }) => key === 'session')?.fields.at(-1)?.label).toBe(
    'Level',
  )
})

test('the same field of two types has two ids, so that a problem leads to one of them', () => {
  const { document } = together([
    addType(session),
    addType(poster),
    ofContent('sessions', withSource('title', 'name')),
    ofContent('posters', withSource('title', 'name')),
  ])(empty)
  const ids = document.content.types.flatMap(({ fields }) => fields.rows.map(({ id }) => id))
  expect(ids).toHaveLength(2)
  expect(new Set(ids).size).toBe(2)
})

test('a type of one’s own comes with a title and its tab', () => {
  const { document, model } = addOwnType('Field trips')(empty)
  expect(document.content.types).toMatchObject([{ type: 'field_trips' }])
  expect(model.contentTypes.at(-1)).toMatchObject({
    key: 'field_trips',
    fields: [{ key: 'title' }],
  })
})

test('relations and settings make a document that is valid', () => {
  const { document } = together([
    addType(session),
    addRelation('sessions', { key: 'person', label: 'Speakers' }),
    editType('sessions', (type) => ({ ...type, complete: ['title'], list: 'sessions' })),
  ])(empty)
  expect(mappingDocument.parse(document)).toEqual(document)
  expect(document.content.types[0]?.relations).toMatchObject([{ to: 'person', matchBy: 'e-mail' }])
})

test('a change of a type that is gone changes nothing', () => {
  expect(ofContent('gone', addRule('x', 'X'))(empty)).toBe(empty)
})
