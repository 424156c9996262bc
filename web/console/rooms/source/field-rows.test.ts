import { expect, test } from 'vitest'
import { coveredBy, fieldRows, shortPath, sorted } from './field-rows.ts'
import type { ProfileField } from './queries.ts'

const field = (path: string, filled: number): ProfileField => ({
  path,
  label: path,
  filled,
  shapes: { text: filled },
  distinct: filled,
  examples: ['Graz'],
  longest: 4,
})

test('fields that are never stored stand among the others, though nothing is known of them', () => {
  const rows = fieldRows([field('id', 3), field('diet', 2)], ['diet', 'secret'], '')
  expect(rows.map(({ path, never }) => [path, never])).toEqual([
    ['id', false],
    ['diet', true],
    ['secret', true],
  ])
  expect(rows[2]?.field).toBeNull()
})

test('a search finds names and examples', () => {
  const fields = [field('city', 3), { ...field('name', 3), examples: ['Ana'] }]
  expect(fieldRows(fields, [], 'GRAZ').map(({ path }) => path)).toEqual(['city'])
})

test('what lies beneath a field that is never stored is not stored either', () => {
  expect(coveredBy('order.positions[].id', ['order.positions'])).toBe('order.positions')
  expect(coveredBy('order.positionsCount', ['order.positions'])).toBeNull()
})

test('rows are sorted by how often they are filled, those that are dropped last', () => {
  const rows = fieldRows([field('a', 1), field('b', 3)], ['c'], '')
  const down = sorted(rows, { by: 'filled', down: true })
  expect(down.map(({ path }) => path)).toEqual(['b', 'a', 'c'])
})

test('the text of a pick is left out of a short path', () => {
  expect(shortPath('answers[question.code="Job [now]"].answer')).toBe('answers[…].answer')
  expect(shortPath('tags[].name')).toBe('tags[].name')
})
