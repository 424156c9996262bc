import { expect, test } from 'vitest'
import type { Counts } from '../project/queries.ts'
import { changesOf, changesSaid } from './changes-said.ts'
import { paceNote } from './pace-note.ts'
import { writtenSaid } from './written-said.ts'

const none: Counts = {
  create: 0,
  update: 0,
  suspend: 0,
  restore: 0,
  end: 0,
  same: 4,
  held: 7,
  unchanged: 9,
}

test('a plan is told as how many, and what becomes of them', () => {
  expect(changesOf({ ...none, create: 4753, suspend: 2 })).toBe(4755)
  expect(changesSaid({ ...none, create: 4753, suspend: 2 })).toBe(
    '4,753 people are created, 2 suspended',
  )
  expect(changesSaid({ ...none, suspend: 1 })).toBe('1 person is suspended')
  expect(changesSaid(none)).toBe('')
})

test('a run tells what it truly wrote, and that nothing was written where nothing was', () => {
  const written = { created: 0, updated: 3, suspended: 0, restored: 1 }
  expect(writtenSaid({ written, planned: none })).toBe('3 updated, 1 restored.')
  expect(writtenSaid({ written: null, planned: none })).toBe(
    '0 changes: nothing was written to anybody.',
  )
})

test('the pace is told with the time left, once there is one', () => {
  expect(paceNote({ perSecond: 1240.4, secondsLeft: 3 }, 'people')).toBe(
    '1,240 people a second · about 3 s left',
  )
  expect(paceNote({ perSecond: 0.4, secondsLeft: 0 }, 'people')).toBe('1 people a second')
  expect(paceNote({ perSecond: null, secondsLeft: null }, 'people')).toBe('It begins in a moment.')
})
