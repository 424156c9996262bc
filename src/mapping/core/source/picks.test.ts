import { expect, test } from 'vitest'
import type { Json } from '../record.ts'
import { compileTextPath } from './path.ts'
import { Picks } from './picks.ts'

const answers: Json[] = [
  { code: 'JOB', answer: 'Captain' },
  { code: 'DIET', answer: 'Vegan' },
  { code: 'JOB', answer: 'second' },
  null,
  { code: 'Cafe\u0301', answer: 'composed' },
  { id: { code: 'JOB' }, answer: 'deeper' },
]

test('paths that share their picks find what each would find alone', () => {
  const paths = [
    'answers[code=JOB].answer',
    'answers[code=DIET].answer',
    'answers[code=NONE].answer',
    'answers[code=""].answer',
    'answers[code=Café].answer',
    'answers[id.code=JOB].answer',
    'others[code=JOB].answer',
    'answers[code=JOB]',
    'orders[].answers[code=DIET].answer',
    'one[code=JOB].answer',
  ]
  const record: Json = {
    answers,
    others: [{ code: 'JOB', answer: 'Pilot' }],
    orders: [{ answers }, { answers: [] }, { answers: answers.toReversed() }],
    one: { code: 'JOB', answer: 'alone' },
  }
  const picks = new Picks()
  const together = paths.map((path) => compileTextPath(path, picks)(record))
  expect(together).toEqual(paths.map((path) => compileTextPath(path)(record)))
  expect(together.slice(0, 3)).toEqual(['Captain', 'Vegan', undefined])
})

test('a list that has changed since is read anew once the picks were forgotten', () => {
  const picks = new Picks()
  const read = compileTextPath('answers[code=JOB].answer', picks)
  const list: Json[] = [{ code: 'DIET', answer: 'Vegan' }]
  expect(read({ answers: list })).toBeUndefined()
  list.push({ code: 'JOB', answer: 'Cook' })
  picks.forget()
  expect(read({ answers: list })).toBe('Cook')
})
