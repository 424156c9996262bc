import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  compilePath,
  pathOf,
  pathsLookedAt,
  standingTo,
  type Path,
  type Segment,
} from '../mapping/core/source/path.ts'
import type { Json } from '../mapping/core/record.ts'
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

test('A key that a record holds in both its spellings is dropped in both', () => {
  const [composed, apart] = ['caf\u00e9', 'cafe\u0301']
  const both = { id: 1, [apart]: { pin: 1, name: 'A' }, [composed]: { pin: 2, name: 'B' } }
  expect(createNeverStore([composed])(both)).toEqual({ id: 1 })
  expect(createNeverStore([`${apart}.pin`])(both)).toEqual({
    id: 1,
    [apart]: { name: 'A' },
    [composed]: { name: 'B' },
  })
})

test('A text where a list is expected is dropped as the one item that it counts as', () => {
  expect(createNeverStore(['tags[]'])({ id: 1, tags: 'private' })).toEqual({ id: 1, tags: null })
  expect(createNeverStore(['tags[1]'])({ id: 1, tags: 'private' })).toEqual({
    id: 1,
    tags: 'private',
  })
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

test('What stands within a dropped path is gone, and what stands apart from it is as it was', () => {
  const name = fc.constantFrom('a', 'caf\u00e9', 'cafe\u0301')
  const is = fc.constantFrom('x', 'y')
  const segment: fc.Arbitrary<Segment> = fc.oneof(
    fc.record({ kind: fc.constant('key' as const), key: name }),
    fc.record({ kind: fc.constant('item' as const), index: fc.nat(1) }),
    fc.record({ kind: fc.constant('all' as const) }),
    fc.record({ kind: fc.constant('pick' as const), key: fc.tuple(name), is }),
  )
  const path: fc.Arbitrary<Path> = fc
    .tuple(name, fc.array(segment, { maxLength: 4 }))
    .map(([key, rest]) => [{ kind: 'key', key }, ...rest])
  const { object } = fc.letrec<{ value: Json; object: { [key: string]: Json } }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      is,
      tie('object'),
      fc.array(tie('value'), { minLength: 1, maxLength: 2 }),
    ),
    object: fc.dictionary(name, tie('value'), { minKeys: 1, maxKeys: 2 }),
  }))
  const met = { within: 0, apart: 0, 'may meet': 0 }
  fc.assert(
    fc.property(object, path, path, (record, read, dropped) => {
      // After an item of a list by its number is dropped, the next one has that number.
      fc.pre(dropped.at(-1)?.kind !== 'item')
      const left = createNeverStore([pathOf(dropped)])(record)
      const standings = pathsLookedAt(read).map((one) => standingTo(one, dropped))
      const before = compilePath(read)(record)
      if (before === undefined) return
      const after = compilePath(read)(left)
      if (standings.includes('within')) {
        met.within += 1
        expect(JSON.stringify(after ?? null)).not.toMatch(/"[xy]"/u)
      } else if (standings.every((standing) => standing === 'apart')) {
        met.apart += 1
        expect(after).toEqual(before)
      } else met['may meet'] += 1
    }),
    { numRuns: 20_000 },
  )
  for (const count of Object.values(met)) expect(count).toBeGreaterThan(100)
})
