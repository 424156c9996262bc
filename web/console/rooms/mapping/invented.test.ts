import { expect, test } from 'vitest'
import { mappingDocument } from '../../../../src/mapping/core/document.ts'
import { invented, personalTexts } from './invented.ts'

const document = mappingDocument.parse({
  format: 1,
  identity: { externalId: { sources: ['id'] }, email: { sources: ['mail'] } },
  fields: {
    rows: [
      { id: 'given', field: 'given_name', sources: ['name.given'] },
      { id: 'family', field: 'family_name', sources: ['name.family'] },
      { id: 'phone', field: 'phone', sources: ['phones[]'] },
      { id: 'city', field: 'city', sources: ['city'] },
    ],
  },
})
const record = {
  id: 17,
  mail: 'Abril.Acuna@example.com',
  name: { given: 'Abril', family: 'Acuña de la Mar' },
  badge: 'ABRIL ACUÑA',
  phones: ['+34 600 11 22 33'],
  city: 'Marbella',
  order: { contact: 'boss@example.net', copy: 'abril.acuna@EXAMPLE.com', paid: true, notes: null },
}
const made = invented(record, personalTexts(record, document))
const text = JSON.stringify(made)

test('names, addresses and phone numbers become invented ones, wherever they stand', () => {
  expect(text).not.toMatch(/abril|acuña|example\.(?:com|net)|600 11/iu)
  expect(made).toMatchObject({
    name: { given: 'Robin', family: 'Sample de la Noor' },
    badge: 'Robin Sample',
    mail: 'test.person@example.org',
    order: { contact: 'test.person.2@example.org', copy: 'test.person@example.org' },
    phones: ['+1 202-555-0143'],
  })
})

test('all the rest of the record stays what it was', () => {
  expect(made).toMatchObject({ id: 17, city: 'Marbella', order: { paid: true, notes: null } })
})

test('a name that is part of another word is left alone', () => {
  expect(invented({ city: 'Annapolis', name: 'Anna' }, ['Anna'])).toEqual({
    city: 'Annapolis',
    name: 'Robin',
  })
})

test('signs of patterns are letters like others, and a record without a name stays as it is', () => {
  expect(invented({ a: 'x (y) [z', b: ['O.*'] }, ['(y) [z', 'O.*'])).toEqual({
    a: 'x Robin [z',
    b: ['Sample'],
  })
  expect(invented({ a: 'text', b: 1 }, [])).toEqual({ a: 'text', b: 1 })
})

test('a phone number within a list is invented, and an id that finds a name stays', () => {
  const read = mappingDocument.parse({
    format: 1,
    fields: {
      rows: [
        {
          id: 'phone',
          field: 'phone',
          sources: ['phones'],
          steps: [{ recipe: 'prefer', where: 'type', is: ['work'], take: 'number' }],
        },
        {
          id: 'given',
          field: 'given_name',
          sources: ['customer'],
          steps: [{ recipe: 'join by id', in: 'customers', key: 'id', take: 'name' }],
        },
      ],
    },
  })
  const held = {
    customer: '100523',
    phones: [{ type: 'work', number: '+31 20 555 0100' }],
    customers: [{ id: '100523', name: 'Abril' }],
  }
  expect(invented(held, [...personalTexts(held, read), 'Abril'])).toEqual({
    customer: '100523',
    phones: [{ type: 'work', number: '+1 202-555-0143' }],
    customers: [{ id: '100523', name: 'Sample' }],
  })
})
