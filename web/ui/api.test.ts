import { expect, test } from 'vitest'
import { addressOf, ApiProblem } from './api.ts'

test('parameters are put into the path and cannot leave their place', () => {
  expect(addressOf('/api/people/:person/mails', { person: '../a b' })).toBe(
    '/api/people/..%2Fa%20b/mails',
  )
})

test('a query leaves out what is not given and repeats the name of a list', () => {
  const query = { search: 'Müller & Co', after: undefined, type: ['speaker', 'staff'], limit: 50 }
  expect(addressOf('/api/directory', {}, query)).toBe(
    '/api/directory?search=M%C3%BCller+%26+Co&type=speaker&type=staff&limit=50',
  )
})

test('a problem names what belongs beside a field', () => {
  const places = [{ place: 'email', text: 'This is not an e-mail address.' }]
  const problem = new ApiProblem({ code: 'invalid', text: 'Not as expected.', status: 400, places })
  expect(problem.at('email')).toBe('This is not an e-mail address.')
  expect(problem.at('name')).toBeUndefined()
})
