import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { emptyDocument } from './document.ts'
import { standardModel } from './platform-model.ts'
import { testDocument, testModel } from './testing-orders.ts'
import { fromYaml, toYaml } from './yaml.ts'

test('a document comes back as it went', () => {
  expect(fromYaml(toYaml(testDocument, testModel))).toEqual({
    document: testDocument,
    model: testModel,
  })
  expect(fromYaml(toYaml(emptyDocument, standardModel))).toEqual({
    document: emptyDocument,
    model: null,
  })
})

test('what the project adds to the platform travels with the document', () => {
  const text = toYaml(emptyDocument, {
    ...standardModel,
    fields: [...standardModel.fields, { key: 'badge', label: 'Badge', type: 'text' }],
    userTypes: standardModel.userTypes.toReversed(),
    groups: [{ key: 'board', label: 'Board' }],
  })
  expect(text).toContain('platform:\n  fields:\n    - key: badge')
  const read = fromYaml(text)
  expect('model' in read && read.model).toMatchObject({
    fields: expect.arrayContaining([{ key: 'badge', label: 'Badge', type: 'text' }]) as object,
    userTypes: standardModel.userTypes.toReversed(),
    groups: [{ key: 'board', label: 'Board' }],
    contentTypes: standardModel.contentTypes,
  })
})

test('an addition that takes the key of a standard field is refused at its place', () => {
  const read = fromYaml(
    'format: 1\nplatform:\n  fields:\n    - { key: city, label: Town, type: text }\n',
  )
  expect(read).toEqual({
    problems: [
      {
        line: 4,
        column: 9,
        text: "platform, fields, number 1, key: The key 'city' is taken: give each its own.",
      },
    ],
  })
})

test('what is at its default is left out', () => {
  expect(toYaml(emptyDocument, standardModel)).toBe('format: 1\n')
  const text = toYaml(testDocument, testModel)
  expect(text).toContain('decision: leave out')
  expect(text).not.toContain('tooLong: reject')
})

test.each([
  ['format: 2', [[1, 1, "format: expected '1', found the number 2."]]],
  ['', [[1, 1, 'The document: expected a group of keys, found nothing.']]],
  ['- a', [[1, 1, 'The document: expected a group of keys, found a list.']]],
  [
    'format: 1\nfields:\n  rows:\n    - id: a\n      field: city\n      sorces: [x]\n',
    [[6, 7, "fields, row 'a' (1): 'sorces' is not known here; did you mean 'sources'?"]],
  ],
  [
    'format: 1\nfields: { rows: [{ id: a, field: city, steps: [{ recipe: trimm }] }] }',
    [
      [
        2,
        50,
        "fields, row 'a' (1), steps, number 1, recipe: 'trimm' is not a recipe; did you mean 'trim'?",
      ],
    ],
  ],
  [
    'format: 1\nfields: { rows: [{ id: a, field: city, steps: [trim] }] }',
    [[2, 48, "fields, row 'a' (1), steps, number 1: expected a group of keys, found 'trim'."]],
  ],
  [
    'format: 1\nfields: { rows: [{ field: city }] }',
    [[2, 18, 'fields, number 1, id: is missing.']],
  ],
  [
    'format: 1\nvalues: { tables: [{ id: a b, name: T }] }',
    [
      [
        2,
        22,
        "values, row 'a b' (1), id: A row id is 1 to 64 letters, digits, underscores or hyphens.",
      ],
    ],
  ],
  [
    'format: 1\nvalues: { tables: [{ id: t, name: T, else: holt }] }',
    [
      [
        2,
        38,
        "values, row 't' (1), else: expected 'hold', 'blank', 'keep' or a value (value: …); found 'holt'.",
      ],
    ],
  ],
  [
    'format: 1\nuserTypes: { rows: [{ id: r, from: [1345] }] }',
    [
      [
        2,
        37,
        "userTypes, row 'r' (1), from, number 1: expected a text, found the number 1345; put it in quotation marks.",
      ],
    ],
  ],
  [
    'format: 1\nfields: { rows: [{ id: a, field: f, steps: [{ recipe: date, formats: [DD.MM] }] }] }',
    [
      [
        2,
        71,
        "fields, row 'a' (1), steps, number 1, formats, number 1: 'DD.MM' is not a date format: write year, month and day once each, such as DD.MM.YYYY, D/M/YY or D MMM YYYY.",
      ],
    ],
  ],
  [
    `format: 1\nfields: { rows: [{ id: a, field: ${'x'.repeat(65)} }] }`,
    [[2, 27, "fields, row 'a' (1), field: at most 64 characters allowed."]],
  ],
  [
    'a: [1\nb: 2',
    [
      [
        2,
        1,
        'This is not YAML: Flow sequence in block collection must be sufficiently indented and end with a ].',
      ],
    ],
  ],
  ['a: 1\na: 2', [[2, 1, "'a' stands here a second time; keep one."]]],
  [
    'a: *b',
    [[1, 1, 'This is not YAML: Unresolved alias (the anchor must be set before the alias): b.']],
  ],
])('%j is refused with its place', (text, expected) => {
  const read = fromYaml(text)
  const problems = 'problems' in read ? read.problems : []
  expect(problems.map(({ line, column, text }) => [line, column, text])).toEqual(
    expect.arrayContaining(expected),
  )
})

describe('hostile texts get one clear sentence, quickly', () => {
  const bomb = [
    'a: &a [x,x,x,x,x,x,x,x,x]',
    ...'bcdefghi'
      .split('')
      .map((name, at) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[at]}`).join(',')}]`),
  ].join('\n')
  test.each([
    [
      'nested a hundred thousand deep',
      '['.repeat(100_000),
      'The text is nested too deeply for a mapping document.',
    ],
    [
      'indented a thousand deep',
      Array.from({ length: 1000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'),
      /^The document: 'a' is not known here|nested too deeply/u,
    ],
    [
      'one key twenty thousand times',
      'k1: 1\n'.repeat(20_000),
      "'k1' stands here a second time; keep one.",
    ],
    [
      'eight thousand aliases',
      `a: &a 1\nb: [${'*a,'.repeat(8_000)}]`,
      'The text repeats itself by too many aliases (*); write the values out.',
    ],
    [
      'a million mistakes',
      ']'.repeat(1_000_000),
      'The text goes on for more than 200,000 words and marks; shorten it.',
    ],
    ['two documents', 'a: 1\n---\nb: 2\n', 'A second document begins here (---); write one.'],
    [
      'a list as a key',
      '? [a]\n: 1\n',
      'A key is one word, written out; here stands something else.',
    ],
    [
      'an old ordered map of fifteen thousand keys',
      `%YAML 1.1\n--- !!omap\n${Array.from({ length: 15_000 }, (_, n) => `- k${n}: 1`).join('\n')}`,
      'The document: expected a group of keys, found a list.',
    ],
    [
      'a large list, a hundred times over',
      `format: 1\nfields: &a [${'0,'.repeat(5_000)}]\nvalues: [${'*a,'.repeat(100)}]`,
      /more than 200,000 values|too many aliases/u,
    ],
    [
      'aliases of aliases',
      bomb,
      'The text repeats itself by too many aliases (*); write the values out.',
    ],
    [
      'three million characters',
      'x'.repeat(3_000_000),
      'The text has 3,000,000 characters; a mapping document has 1,048,576 at most.',
    ],
    [
      'a cell of a hundred thousand characters',
      `format: 1\nvalues: { tables: [{ id: t, name: T, ignore: ["${'x'.repeat(100_000)}"] }] }`,
      "values, row 't' (1), ignore, number 1: at most 2000 characters allowed.",
    ],
  ])('%s', (_, text, sentence) => {
    const started = performance.now()
    const read = fromYaml(text)
    // A fifth of it on a machine at rest.
    expect(performance.now() - started).toBeLessThan(2000)
    const said = 'problems' in read ? read.problems.map((problem) => problem.text) : []
    expect(said.length).toBeLessThanOrEqual(20)
    expect(
      said.some((text) => (sentence instanceof RegExp ? sentence.test(text) : text === sentence)),
    ).toBe(true)
  })
})

test('any text is a document or a list of problems', () => {
  fc.assert(
    fc.property(
      fc.string({
        unit: fc.constantFrom(
          'a',
          ':',
          ' ',
          '\n',
          '-',
          '[',
          ']',
          '{',
          '}',
          '"',
          '&',
          '*',
          '!',
          '|',
          '#',
          '1',
        ),
      }),
      (text) => {
        const read = fromYaml(text)
        if ('problems' in read) expect(read.problems.length).toBeGreaterThan(0)
      },
    ),
    { numRuns: 1000 },
  )
})
