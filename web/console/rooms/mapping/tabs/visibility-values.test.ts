import { expect, test } from 'vitest'
import { standardModel } from '../../../../../src/mapping/core/platform-model.ts'
import type { Preview, Program } from '../program.ts'
import type { Room } from '../room-context.ts'
import { choicesFor, lookedAt, sentenceOf } from './visibility-values.ts'

const diet = {
  key: 'diet',
  label: 'Diet',
  type: 'choice' as const,
  choices: [
    { key: 'vegan', label: 'Vegan' },
    { key: 'none', label: 'No wishes' },
  ],
}
const model = { ...standardModel, fields: [...standardModel.fields, diet] }
const row = (by: string, ...values: string[]) => ({
  id: 'a',
  by,
  values,
  directory: 'no' as const,
  note: '',
})
const preview = {
  people: [{ userTypes: ['press'] }, { userTypes: ['press', 'attendee'] }],
  directory: {
    rows: [],
    seen: [
      { by: 'country', values: [{ value: 'DE', count: 3 }] },
      { by: 'diet', values: [{ value: 'vegan', count: 1 }] },
    ],
  },
} as unknown as Preview
const room = { program: { model } as Program, preview } as Room

test('a row reads as a sentence: countries by their names, user types and choices by their labels', () => {
  expect(sentenceOf(row('country', 'DE', 'France'), model)).toBe(
    'Whoever has Country one of Germany, France → not in the directory',
  )
  expect(sentenceOf({ ...row('user types', 'press'), directory: 'yes' }, model)).toBe(
    'Whoever has User type one of Press → in the directory',
  )
  expect(sentenceOf(row('diet'), model)).toBe('Whoever has Diet one of … → not in the directory')
})

test('values that people have are offered with counts, and a choice with all that it could be', () => {
  expect(choicesFor('country', room)).toEqual([{ value: 'DE', label: 'Germany', count: 3 }])
  expect(choicesFor('diet', room)).toEqual([
    { value: 'vegan', label: 'Vegan', count: 1 },
    { value: 'none', label: 'No wishes', count: 0 },
  ])
  expect(choicesFor('user types', room).find(({ value }) => value === 'press')).toEqual({
    value: 'press',
    label: 'Press',
    count: 2,
  })
})

test('fields whose values tell nobody apart in a list are not offered', () => {
  const keys = lookedAt(model).map(({ key }) => key)
  expect(keys).toContain('user types')
  expect(keys).toContain('diet')
  expect(keys).not.toContain('biography')
})
