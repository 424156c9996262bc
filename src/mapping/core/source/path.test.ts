import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  compilePath,
  compileTextPath,
  parsePath,
  pathOf,
  standingTo,
  type Path,
  type Segment,
} from './path.ts'
import type { Json } from '../record.ts'

const record: Json = {
  name: { first: 'Noor', parts: ['a', 'b'] },
  'Job title': { x: 'Pilot' },
  'a.b': 1,
  answers: [
    { question_identifier: 'JOB', answer: 'Captain', question: { id: 12 } },
    { question_identifier: 'DIET', answer: 'Vegan', question: { id: 13 } },
    { question_identifier: 'JOB', answer: 'second', question: { id: 14 } },
    { question_identifier: 'odd ]"', answer: 'odd' },
  ],
  emails: [{ address: 'a@example.org' }, { address: ['b@example.org', 'c@example.org'] }, {}, null],
  ticket: { kind: 'VIP' },
  empty: null,
  Prénom: 'composed',
}

test.each([
  ['name.first', 'Noor'],
  ['name.parts', ['a', 'b']],
  ['name.parts[1]', 'b'],
  ['name.parts[7]', undefined],
  ['name.first.more', undefined],
  ['missing.more.still', undefined],
  ['empty', null],
  ['empty.more', undefined],
  ['empty[]', []],
  ['"Job title".x', 'Pilot'],
  ['"a.b"', 1],
  ['answers[question_identifier=JOB].answer', 'Captain'],
  ['answers[question_identifier="JOB"].answer', 'Captain'],
  ['answers[question_identifier=job].answer', undefined],
  ['answers[ question_identifier = DIET ].answer', 'Vegan'],
  ['answers[question.id=13].answer', 'Vegan'],
  ['answers[question_identifier="odd ]\\""].answer', 'odd'],
  ['answers[0].answer', 'Captain'],
  ['answers[].question.id', [12, 13, 14]],
  ['emails[].address', ['a@example.org', 'b@example.org', 'c@example.org']],
  [
    'emails[]',
    [{ address: 'a@example.org' }, { address: ['b@example.org', 'c@example.org'] }, {}, null],
  ],
  ['ticket[0].kind', 'VIP'],
  ['ticket[].kind', ['VIP']],
  ['ticket[kind=VIP].kind', 'VIP'],
  ['constructor', undefined],
  ['name.__proto__', undefined],
  ['name.toString.name', undefined],
  ['Pre\u0301nom', 'composed'],
])('%s finds %j', (text, found) => {
  expect(compileTextPath(text)(record)).toEqual(found)
})

test('a key in decomposed letters is found by its composed name', () => {
  expect(compileTextPath('Prénom')({ ['Pre\u0301nom']: 1 })).toBe(1)
})

test.each([
  ['', "A path begins with the name of a field; found the end in ''."],
  ['.a', "A path begins with the name of a field; found '.a' at character 1 in '.a'."],
  ['a.', "After '.' comes the name of a field; found the end in 'a.'."],
  ['a..b', "After '.' comes the name of a field; found '.b' at character 3 in 'a..b'."],
  ['Job title', "Expected '.' or '['; found ' title' at character 4 in 'Job title'."],
  ['a[', "Between '[' and ']' comes a number, nothing, or 'key=text'; found the end in 'a['."],
  [
    'a[b]',
    "Expected '=' and the text that the item must hold; found ']' at character 4 in 'a[b]'.",
  ],
  ['a[b=c', "Expected ']'; found the end in 'a[b=c'."],
  ['a["b=c]', "The quotation mark is not closed; found '\"b=c]' at character 3 in 'a[\"b=c]'."],
  ['a]b', "Expected '.' or '['; found ']b' at character 2 in 'a]b'."],
])('%j is refused: %s', (text, problem) => {
  expect(parsePath(text)).toMatchObject({ problem })
  expect(compileTextPath(text)({ a: 1 })).toBeUndefined()
})

const key = fc.string({ unit: 'binary' })
const segment: fc.Arbitrary<Segment> = fc.oneof(
  fc.record({ kind: fc.constant('key' as const), key }),
  fc.record({ kind: fc.constant('item' as const), index: fc.nat(99_999) }),
  fc.record({ kind: fc.constant('all' as const) }),
  fc.record({
    kind: fc.constant('pick' as const),
    key: fc.array(key, { minLength: 1, maxLength: 3 }),
    is: fc.string({ unit: 'binary' }),
  }),
)
const path: fc.Arbitrary<Path> = fc
  .tuple(key, fc.array(segment, { maxLength: 5 }))
  .map(([first, rest]) => [{ kind: 'key', key: first }, ...rest])

test.each([
  ['a.b', 'a', 'within'],
  ['a', 'a.b', 'may meet'],
  ['a', 'b', 'apart'],
  ['a[k=1].b', 'a[].b', 'within'],
  ['a[].b', 'a[k=1].b', 'may meet'],
  ['a[k=1].b', 'a[k=1].b', 'within'],
  ['a[k=1].b', 'a[k=2].b', 'apart'],
  ['a[k=1].b', 'a[l=2].b', 'may meet'],
  ['a[k=1].b', 'a[0].b', 'may meet'],
  ['a[0].b', 'a[1].b', 'apart'],
  ['a.b', 'a[].b', 'within'],
  ['a[].b', 'a.b', 'may meet'],
  ['a', 'a[]', 'within'],
  ['caf\u00e9', 'cafe\u0301', 'within'],
  ['a[caf\u00e9=\u00e9]', 'a[cafe\u0301=e\u0301]', 'within'],
])('what %s finds stands to what %s finds: %s', (path, other, expected) => {
  const parsed = (text: string) => {
    const read = parsePath(text)
    return 'path' in read ? read.path : []
  }
  expect(standingTo(parsed(path), parsed(other))).toBe(expected)
})

describe('for any path', () => {
  test('its text reads back to the same path', () => {
    fc.assert(
      fc.property(path, (given) => {
        expect(parsePath(pathOf(given))).toEqual({ path: given })
      }),
      { numRuns: 2000 },
    )
  })

  test('reading any JSON by it never throws', () => {
    fc.assert(
      fc.property(path, fc.jsonValue(), (given, value) => {
        compilePath(given)(value as Json)
      }),
    )
  })
})

test('any text is a path or a problem with a sentence', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('a', '.', '[', ']', '"', '=', '1', ' ', '\\') }),
      (text) => {
        const parsed = parsePath(text)
        if ('problem' in parsed) expect(parsed.problem).toMatch(/found .+ in /u)
        else expect(parsePath(pathOf(parsed.path))).toEqual(parsed)
      },
    ),
    { numRuns: 2000 },
  )
})
