import { expect, test } from 'vitest'
import { readDocument } from './read-document.ts'

const times = (count: number, entry: unknown) => Array.from({ length: count }, () => entry)
const rows = (part: string, count: number, row: unknown) => ({
  format: 1,
  [part]: { rows: times(count, row) },
})

test.each<[string, unknown]>([
  ['ten thousand empty rows', rows('population', 9_999, {})],
  ['rows with unknown keys', rows('fields', 9_999, { a: 1, b: 1, c: 1, d: 1 })],
  ['rows of wrong defaults', rows('fields', 9_999, { default: [] })],
  ['a list that is too long', rows('fields', 190_000, 0)],
  [
    'three hundred thousand rows',
    { format: 1, values: { tables: times(60, { rows: times(5_000, {}) }) } },
  ],
  ['steps without a recipe', rows('fields', 3_000, { steps: times(49, {}) })],
  [
    'cells that are numbers',
    { format: 1, values: { tables: times(39, { ignore: times(4_999, 0) }) } },
  ],
  ['unknown keys', Object.fromEntries(times(80_000, 1).map((one, at) => [`key${at}`, one]))],
  ['half a million levels', JSON.parse(`${'['.repeat(500_000)}${']'.repeat(500_000)}`)],
])('hostile data is refused quickly with at most twenty sentences: %s', (_, data) => {
  const start = performance.now()
  const read = readDocument(data)
  // A tenth of it on a machine at rest; it took eight seconds.
  expect(performance.now() - start).toBeLessThan(2_000)
  const problems = 'problems' in read ? read.problems : []
  expect(problems.length).toBeGreaterThan(0)
  expect(problems.length).toBeLessThanOrEqual(20)
})

test('what is wrong in a later row is found too, and told once', () => {
  const good = { id: 'a', field: 'city' }
  const data = { format: 1, fields: { rows: [good, { ...good, id: 'b', colour: 1 }, { id: 'c' }] } }
  expect(readDocument(data)).toEqual({
    problems: [
      {
        path: ['fields', 'rows', 1, 'colour'],
        text: "fields, row 'b' (2): 'colour' is not known here.",
      },
      { path: ['fields', 'rows', 2, 'field'], text: "fields, row 'c' (3), field: is missing." },
    ],
  })
})

test.each([
  ['a\0b', 'has a NUL character (U+0000) at place 2; delete it.'],
  ['a\ud83d', 'has half of a character (a surrogate without its pair); write it anew.'],
])('%j is refused wherever a text stands, with row and column', (text, sentence) => {
  const row = (more: object) => ({ id: 'job', field: 'job_title', ...more })
  const texts: [object, string][] = [
    [{ identity: { externalId: { prefix: text } } }, 'identity, externalId, prefix'],
    [{ fields: { rows: [row({ note: text })] } }, "fields, row 'job' (1), note"],
    [
      { fields: { rows: [row({ steps: [{ recipe: 'replace', find: 'x', with: text }] })] } },
      "fields, row 'job' (1), steps, number 1, with",
    ],
    [{ values: { tables: [{ id: 't', name: text }] } }, "values, row 't' (1), name"],
    [
      { values: { tables: [{ id: 't', name: 'T', rows: [{ id: 'r', from: [text], to: '' }] }] } },
      "values, row 't' (1), row 'r' (1), from, number 1",
    ],
  ]
  for (const [part, place] of texts) {
    const read = readDocument({ format: 1, ...part })
    expect(read).toMatchObject({ problems: [{ text: `${place}: ${sentence}` }] })
  }
})

test('whole surrogate pairs are characters like any other', () => {
  const note = 'A \u{1f6a2} in the harbor'
  const row = { id: 'a', field: 'city', note }
  expect(readDocument({ format: 1, fields: { rows: [row] } })).toHaveProperty('document')
})

test.each([
  [JSON.parse('{ "__proto__": { "admin": true } }'), '__proto__'],
  [{ constructor: { prototype: { admin: true } } }, 'constructor'],
])('a key that could change every object is refused wherever it stands: %j', (record, key) => {
  const person = { id: 'a', name: 'A', record: { order: record as object } }
  expect(readDocument({ format: 1, testPeople: { rows: [person] } })).toEqual({
    problems: [
      {
        path: ['testPeople', 'rows', 0, 'record', 'order'],
        text: `testPeople, row 'a' (1), record, order: has the key '${key}', which programs take for something else.`,
      },
    ],
  })
})

test('a key that is only called like something else is a key like any other', () => {
  const record = { constructor: 'x', toString: 'y', valueOf: { hasOwnProperty: 'z' } }
  const rows = [{ id: 'constructor', name: 'A', record }]
  const read = readDocument({ format: 1, testPeople: { rows } })
  expect(read).toMatchObject({
    document: { testPeople: { rows: [{ id: 'constructor', record }] } },
  })
})

test('no row is called __proto__', () => {
  const read = readDocument({ format: 1, fields: { rows: [{ id: '__proto__', field: 'city' }] } })
  expect(read).toMatchObject({
    problems: [
      {
        path: ['fields', 'rows', 0, 'id'],
        text: expect.stringContaining('A row id is 1 to 64') as string,
      },
    ],
  })
})
