import { expect, test } from 'vitest'
import { chosenOf, isNarrowed, readPeopleSearch, sortOf, withDimension } from './search.ts'

test('an address is read as far as it makes sense, and the rest is left out', () => {
  expect(
    readPeopleSearch({ q: 'ada', state: 'gone', userType: 'speaker', tag: 7, sort: '-updated' }),
  ).toEqual({ q: 'ada', userType: ['speaker'], sort: '-updated' })
  expect(readPeopleSearch({ sort: 'height', where: ['country:NL', 3] })).toEqual({
    where: ['country:NL'],
  })
})

test('a sort by itself narrows nothing', () => {
  expect(isNarrowed({ sort: 'email' })).toBe(false)
  expect(isNarrowed({ email: 'none' })).toBe(true)
  expect(sortOf({})).toEqual({ by: 'name', down: false })
  expect(sortOf({ sort: '-created' })).toEqual({ by: 'created', down: true })
})

test('the values of a dimension are replaced, and those of others stay', () => {
  const search = withDimension({ where: ['country:NL', 'city:Delft'] }, 'country', ['BE', ''])
  expect(search.where).toEqual(['city:Delft', 'country:BE', 'country:'])
  expect(chosenOf(search, 'country')).toEqual(['BE', ''])
})
