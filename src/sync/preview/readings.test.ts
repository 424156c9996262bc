import { expect, test } from 'vitest'
import { compile } from '../../mapping/core/compile.ts'
import { compileContent } from '../../mapping/core/content/compile.ts'
import { mappingDocument } from '../../mapping/core/document.ts'
import { standardModel } from '../../mapping/core/platform-model.ts'
import { preview } from '../preview.ts'
import { offerRecipes } from './recipes.ts'

// The record has 'é' as one character, the document as an 'e' and an accent that is put on it.
const steps = [{ recipe: 'replace' as const, find: 'e\u0301', with: 'E' }]
const read = { sources: ['city'], steps }
const document = mappingDocument.parse({
  format: 1,
  identity: { externalId: { sources: ['id'], steps } },
  userTypes: { everybody: ['attendee'] },
  fields: { rows: [{ id: 'city', field: 'city', ...read }] },
  content: {
    types: [
      {
        id: 'talks',
        type: 'session',
        externalId: { sources: ['id'], steps },
        fields: { rows: [{ id: 'title', field: 'title', ...read }] },
      },
    ],
  },
})
const record = { id: 'R\u00e9-1', city: 'Caf\u00e9' }
const sample = { records: [{ recordNumber: 1, record }], profile: null }

test('what a row is shown to make is what a run makes of it, however its letters are composed', () => {
  expect(compile(document, standardModel).map(record)).toMatchObject({
    externalId: 'RE-1',
    values: { city: 'CafE' },
  })
  expect(compileContent(document, standardModel)[0]?.map(record)).toMatchObject({ title: 'CafE' })
  const program = { document, model: standardModel }
  const { fields, identity, content } = preview(sample, program, program)
  const example = [{ before: ['Caf\u00e9'], after: 'CafE' }]
  expect(fields).toMatchObject([{ row: 'city', effect: { examples: example } }])
  expect(identity.externalId.examples).toMatchObject([{ after: 'RE-1' }])
  expect(content[0]?.fields).toMatchObject([{ row: 'title', effect: { examples: example } }])
  expect(content[0]?.externalId.examples).toMatchObject([{ after: 'RE-1' }])
})

test('recipes are offered for what a run makes by the steps before them', () => {
  const before = offerRecipes(read, sample, document).flatMap(({ here }) => here?.before ?? [])
  expect(new Set(before)).toEqual(new Set(['CafE']))
})

test('a source that is blank offers recipes for nothing', () => {
  const offers = offerRecipes({ sources: [''], steps: [] }, sample, document)
  expect(offers.every(({ of }) => of === 0)).toBe(true)
})
