import { expect, test } from 'vitest'
import { emptyDocument } from './core/document.ts'
import { standardModel } from './core/platform-model.ts'
import { readContent } from './release-content.ts'

test('a release stored before there were all the tabs is read with their defaults', () => {
  const { fields, population, identity, values, userTypes } = emptyDocument
  const { codes: _codes, write: _write, ...early } = userTypes
  const { groups: _groups, accessLevels: _levels, contentTypes: _types, ...model } = standardModel
  const stored = {
    document: { format: 1, fields, population, identity, values, userTypes: early },
    model,
    sources: [{ sourceId: 's', name: 'Quayside', kind: 'http', definition: 'a: 1' }],
    mail: { invitation: { subject: 'Hello' } },
    engine: '1',
  }
  const content = readContent('0190c2a4-0000-7000-8000-000000000001', stored)
  expect(content).toEqual({
    ...stored,
    document: emptyDocument,
    model: standardModel,
    data: null,
  })
})

test('a release never changes, so it is read once', () => {
  const id = '0190c2a4-0000-7000-8000-000000000002'
  const stored = { document: { format: 1 }, model: standardModel }
  expect(readContent(id, stored)).toBe(readContent(id, stored))
})
