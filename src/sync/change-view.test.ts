import { expect, test } from 'vitest'
import { standardModel } from '../mapping/core/platform-model.ts'
import { changeView } from './change-view.ts'

test('changes are told by the labels of the platform, lists as text, and blank as nothing', () => {
  const change = {
    city: [null, 'Rotterdam'],
    country: ['NL', 'BE'],
    job_title: ['Pilot', ''],
    'user types': [['attendee'], ['speaker', 'attendee']],
    tags: [[], []],
    'in the directory': [true, false],
    gone_field: [1, 2],
  } as const
  expect(changeView(change, standardModel)).toEqual([
    { what: 'City', before: null, after: 'Rotterdam' },
    { what: 'Country', before: 'Netherlands', after: 'Belgium' },
    { what: 'Job title', before: 'Pilot', after: null },
    { what: 'User types', before: 'Attendee', after: 'Speaker, Attendee' },
    { what: 'In the directory', before: 'yes', after: 'no' },
    { what: 'gone_field', before: '1', after: '2' },
  ])
})
