import { expect, test } from 'vitest'
import { begun, edited, rebased, redone, undone } from './history.ts'

test('each edit can be undone and done again', () => {
  const three = edited(edited(begun('a'), 'ab', null, Object.is), 'abc', null, Object.is)
  const one = undone(undone(three))
  expect(one.now).toBe('a')
  expect(undone(one)).toBe(one)
  const again = redone(redone(one))
  expect(again.now).toBe('abc')
  expect(redone(again)).toBe(again)
})

test('what is typed at one place is one step', () => {
  const typed = edited(
    edited(edited(begun('a'), 'ab', 'note', Object.is), 'abc', 'note', Object.is),
    'X',
    'label',
    Object.is,
  )
  expect(undone(typed).now).toBe('abc')
  expect(undone(undone(typed)).now).toBe('a')
})

test('an edit after an undo forgets what was undone', () => {
  const other = edited(undone(edited(begun('a'), 'b', 'note', Object.is)), 'c', 'note', Object.is)
  expect(redone(other).now).toBe('c')
  expect(undone(other).now).toBe('a')
})

test('an edit that changes nothing is no step', () => {
  const history = begun('a')
  expect(edited(history, 'a', null, Object.is)).toBe(history)
})

test('what is typed and taken back at one place leaves the steps before it', () => {
  const typed = edited(edited(begun('a'), 'ab', null, Object.is), 'abc', 'note', Object.is)
  const escaped = edited(typed, 'ab', 'note', Object.is)
  expect(undone(escaped).now).toBe('a')
  expect(redone(escaped)).toBe(escaped)
})

test('with others’ edits in each step, an undo takes back one’s own alone', () => {
  const typed = edited(edited(begun('a'), 'ab', null, Object.is), 'abc', null, Object.is)
  const upper = (text: string) => `${text}!`
  const history = rebased(undone(typed), 'ab!', upper, Object.is)
  expect(undone(history).now).toBe('a!')
  expect(redone(history).now).toBe('abc!')
})

test('a step that others made undone is no step any more', () => {
  const typed = edited(edited(begun('a'), 'ab', null, Object.is), 'abc', null, Object.is)
  const history = rebased(typed, 'theirs', () => 'theirs', Object.is)
  expect(history).toMatchObject({ now: 'theirs', past: [], future: [] })
})
