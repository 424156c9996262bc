import { expect, test } from 'vitest'
import { foldSteps, jsonText } from './steps.ts'

const step = (text: string, before: unknown, after: unknown) => ({
  what: 'recipe' as const,
  text,
  row: null,
  before,
  after,
})

test('steps that change nothing are told together, between those that do', () => {
  const groups = foldSteps([
    step('Read', undefined, ' a '),
    step('Decode', ' a ', ' a '),
    step('Ignore', ' a ', ' a '),
    step('Trim', ' a ', 'a'),
    step('Cut', 'a', 'a'),
    step('Taken over', 'a', 'a'),
  ])
  expect(groups.map((group) => (group.kind === 'step' ? group.step.text : group.texts))).toEqual([
    'Read',
    ['Decode', 'Ignore'],
    'Trim',
    ['Cut'],
    'Taken over',
  ])
})

test.each([
  [null, null],
  ['', null],
  [[], null],
  [['a', null, 2], 'a, blank, 2'],
  [true, 'yes'],
  [{ a: 1 }, '{"a":1}'],
])('%j reads as %j', (value, text) => {
  expect(jsonText(value)).toBe(text)
})
