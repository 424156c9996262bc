import { describe, expect, test } from 'vitest'
import { emptyDocument, mappingDocument } from '../document.ts'
import { platformModel, standardModel } from '../platform-model.ts'
import { testDocument, testModel } from '../testing-orders.ts'

test('a parsed document has every default written out, so that parsing it again changes nothing', () => {
  expect(mappingDocument.parse(testDocument)).toEqual(testDocument)
  expect(emptyDocument).toMatchObject({
    population: { rows: [], expected: [] },
    identity: { samePerson: 'external id, else e-mail and name', changedEmail: 'follow' },
    userTypes: { else: 'hold', combine: 'union' },
  })
})

describe('what is not known is refused', () => {
  test.each([
    [{ format: 1, colours: {} }],
    [{ format: 1, fields: { rows: [{ id: 'a', field: 'city', colour: 'red' }] } }],
    [{ format: 1, fields: { rows: [{ id: 'a b', field: 'city' }] } }],
    [
      {
        format: 1,
        values: {
          tables: [
            { id: 't', name: 'T', rows: [{ id: 'r', from: ['x'.repeat(100_000)], to: '' }] },
          ],
        },
      },
    ],
    [{}],
  ])('%j', (data) => {
    expect(mappingDocument.safeParse(data).success).toBe(false)
  })
})

test('the standard platform is a platform, and no key stands twice', () => {
  for (const model of [standardModel, testModel]) {
    expect(platformModel.parse(model)).toEqual(model)
    for (const list of [model.fields, model.userTypes, model.tags]) {
      expect(new Set(list.map(({ key }) => key)).size).toBe(list.length)
    }
  }
})
