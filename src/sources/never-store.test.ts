import { expect, test } from 'vitest'
import { createNeverStore, neverStoreProblem } from './never-store.ts'

const record = {
  id: 1,
  'Card number': '4111',
  order: { code: 'ABC12', secret: 'x', positions: [{ id: 1 }] },
  answers: [
    { question_identifier: 'DIET', answer: 'Vegan' },
    { question_identifier: 'JOB', answer: 'Chair' },
    { question_identifier: 'DIET', answer: 'None' },
  ],
  tags: ['a', 'b', 'c'],
}

test.each([
  ['id', { ...record, id: undefined }],
  ['"Card number"', { ...record, 'Card number': undefined }],
  ['order.positions', { ...record, order: { code: 'ABC12', secret: 'x' } }],
  ['tags[1]', { ...record, tags: ['a', 'c'] }],
  ['tags[]', { ...record, tags: [] }],
  [
    'answers[question_identifier=DIET].answer',
    {
      ...record,
      answers: [
        { question_identifier: 'DIET' },
        { question_identifier: 'JOB', answer: 'Chair' },
        { question_identifier: 'DIET' },
      ],
    },
  ],
  ['answers[question_identifier=DIET]', { ...record, answers: [record.answers[1]] }],
  [
    'answers[].answer',
    {
      ...record,
      answers: record.answers.map(({ question_identifier }) => ({ question_identifier })),
    },
  ],
  ['order[].secret', { ...record, order: { code: 'ABC12', positions: [{ id: 1 }] } }],
  ['nothing.there', record],
  ['id.inner', record],
])('%s is dropped and nothing else', (path, expected) => {
  const before = structuredClone(record)
  const stripped = createNeverStore([path])(record)
  expect(stripped).toEqual(JSON.parse(JSON.stringify(expected)))
  expect(record).toEqual(before)
})

test('Several paths are dropped together', () => {
  const stripped = createNeverStore(['order', 'answers', 'tags', '"Card number"'])(record)
  expect(stripped).toEqual({ id: 1 })
})

test('A faulty path is an error, never passed over', () => {
  expect(() => createNeverStore(['order.'])).toThrow("After '.' comes the name of a field")
  expect(neverStoreProblem('order.code')).toBeNull()
  expect(neverStoreProblem('cel:record.code')).toContain('this is an expression')
  expect(() => createNeverStore(['cel:record.code'])).toThrow('this is an expression')
})
