import { expect, test } from 'vitest'
import { personColumns } from './person-row.ts'

test('people are shown by their display name and sorted by family name, folded', () => {
  const columns = personColumns({
    given_name: 'Zoë',
    family_name: 'Ångström',
    display_name: 'Dr Zoë Ångström',
    organization: 'Harbour Institute',
    email: ' Zoe@Example.ORG ',
  })
  expect(columns).toEqual({
    display_name: 'Dr Zoë Ångström',
    sort_name: 'angstrom zoe',
    email: 'zoe@example.org',
    search_text: 'dr zoe angstrom\nharbour institute',
  })
})

test('a person without a display name is shown by their names, and one without any as unnamed', () => {
  expect(personColumns({ given_name: 'Ada' }).display_name).toBe('Ada')
  expect(personColumns({ display_name: 'Plato' }).sort_name).toBe('plato')
  expect(personColumns({ given_name: ' ', email: null })).toEqual({
    display_name: 'Unnamed',
    sort_name: '',
    email: null,
    search_text: '\n',
  })
})

test('a Chinese name is found written as one word, in either order', () => {
  const { search_text } = personColumns({ given_name: '伟', family_name: '王' })
  expect(search_text.split('\n')[0]?.split(' ')).toEqual(['伟', '王', '王伟', '伟王'])
})

test('the longest names of every script fit in an index row', () => {
  const long = '\u{20000}'.repeat(1000)
  const { sort_name, search_text } = personColumns({ given_name: long, organization: long })
  expect(Buffer.byteLength(sort_name) + Buffer.byteLength(search_text)).toBeLessThan(1600)
})
