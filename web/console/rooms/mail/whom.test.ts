import { expect, test } from 'vitest'
import { peopleOf, ruleOf } from './whom.ts'

test('a choice that names nobody is no rule', () => {
  expect(ruleOf({ test: true }, undefined)).toBeNull()
  expect(ruleOf({ test: true }, [])).toBeNull()
  expect(ruleOf({ userTypes: [] }, undefined)).toBeNull()
})

test('test people are invited by their ids, others by what they are', () => {
  expect(ruleOf({ test: true }, ['1', '2'])).toEqual({ people: ['1', '2'] })
  expect(ruleOf({ userTypes: ['staff'] }, ['1'])).toEqual({ userTypes: ['staff'] })
  expect(ruleOf({ everyone: true }, ['1'])).toEqual({ everyone: true })
})

test('their number leads to those people', () => {
  expect(peopleOf({ test: true })).toEqual({ test: 'yes' })
  expect(peopleOf({ userTypes: ['staff'] })).toEqual({ userType: ['staff'] })
  expect(peopleOf({ everyone: true })).toEqual({})
})
