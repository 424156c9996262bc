import { expect, test } from 'vitest'
import { mappingDocument, type MappingDocumentInput } from '../mapping/core/document.ts'
import { standardModel } from '../mapping/core/platform-model.ts'
import { compileWho } from './who.ts'

const document = (change: Partial<MappingDocumentInput> = {}) =>
  mappingDocument.parse({
    format: 1,
    population: {
      rows: [
        {
          id: 'out',
          name: 'Cancelled',
          source: 'status',
          when: 'is one of',
          values: ['c'],
          decision: 'leave out',
        },
      ],
    },
    identity: {
      externalId: { sources: ['id'] },
      email: { sources: ['mail'], steps: [{ recipe: 'trim' }] },
      missingEmail: 'hold',
    },
    fields: {
      rows: [
        { id: 'given', field: 'given_name', sources: ['first'], required: true },
        { id: 'family', field: 'family_name', sources: ['last'] },
        { id: 'country', field: 'country', sources: ['country'], required: true },
      ],
    },
    userTypes: {
      sources: ['ticket'],
      rows: [{ id: 'r', from: ['Speaker'], userTypes: ['speaker'] }],
      else: 'hold',
    },
    ...change,
  })

const ada = {
  id: 1,
  first: 'Ada',
  last: 'Byron',
  mail: ' ada@example.org ',
  status: 'c',
  ticket: '?',
}

test('who is left out, or held for any reason, still has a name and an address', () => {
  const who = compileWho(document(), standardModel)
  expect(who(ada)).toEqual({
    name: 'Ada Byron',
    email: 'ada@example.org',
    userTypes: [],
  })
  expect(who({ ...ada, mail: 'not an address' })).toEqual({
    name: 'Ada Byron',
    email: 'not an address',
    userTypes: [],
  })
  expect(who({ ...ada, ticket: 'Speaker' }).userTypes).toEqual(['speaker'])
})

test('who has no name goes by the address, and who has neither by nothing', () => {
  const who = compileWho(document(), standardModel)
  expect(who({ ...ada, first: '', last: null })).toEqual({
    name: 'ada@example.org',
    email: 'ada@example.org',
    userTypes: [],
  })
  expect(who({ id: 1 })).toEqual({ name: null, email: null, userTypes: [] })
})
