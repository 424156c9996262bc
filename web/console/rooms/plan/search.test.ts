import { expect, test } from 'vitest'
import { readSearch, termOf, withoutTerm } from './search.ts'

test('an address is read as it was written, and what makes no sense in it is passed over', () => {
  expect(readSearch({})).toEqual({ environment: 'dev' })
  expect(
    readSearch({
      environment: 'prod',
      term: 'held',
      tab: 'fields',
      value: 2027,
      record: 7,
      show: 'create',
      find: '',
    }),
  ).toEqual({
    environment: 'prod',
    term: 'held',
    tab: 'fields',
    value: '2027',
    record: 7,
    show: 'create',
  })
  expect(readSearch({ environment: 'staging', term: 'x', show: 'x', record: 'x' })).toEqual({
    environment: 'dev',
  })
})

test('closing a list keeps what was looked at beside it', () => {
  const open = readSearch({
    term: 'included',
    userType: 'staff',
    record: 3,
    show: 'update',
    find: 'ada',
  })
  expect(withoutTerm(open)).toEqual({ environment: 'dev', show: 'update', find: 'ada' })
  expect(termOf(open)).toEqual({ term: 'included', userType: 'staff' })
  expect(termOf(withoutTerm(open))).toBeNull()
})
