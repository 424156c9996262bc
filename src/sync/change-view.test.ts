import { expect, test } from 'vitest'
import { mappingDocument } from '../mapping/core/document.ts'
import { standardModel, type PlatformModel } from '../mapping/core/platform-model.ts'
import { changeView } from './change-view.ts'

test('changes are told by the labels of the platform, lists as text, and blank as nothing', () => {
  const change = {
    city: [null, 'Rotterdam'],
    country: ['NL', 'BE'],
    job_title: ['Pilot', ''],
    'user types': [['attendee'], ['speaker', 'attendee']],
    tags: [[], ['vip', 'tides']],
    groups: [['choir'], []],
    'access levels': [[], ['vip']],
    'in the directory': [true, false],
    gone_field: [1, 2],
  } as const
  const model: PlatformModel = {
    ...standardModel,
    tags: [{ key: 'vip', label: 'VIP' }],
    groups: [{ key: 'choir', label: 'Choir' }],
    accessLevels: [{ key: 'vip', label: 'Lounge' }],
  }
  const document = mappingDocument.parse({
    format: 1,
    tags: { rows: [{ id: 't', key: 'tides', label: 'Tides' }] },
  })
  expect(changeView(change, { document, model })).toEqual([
    { what: 'City', before: null, after: 'Rotterdam' },
    { what: 'Country', before: 'Netherlands', after: 'Belgium' },
    { what: 'Job title', before: 'Pilot', after: null },
    { what: 'User types', before: 'Attendee', after: 'Speaker, Attendee' },
    { what: 'Tags', before: null, after: 'VIP, Tides' },
    { what: 'Groups', before: 'Choir', after: null },
    { what: 'Access levels', before: null, after: 'Lounge' },
    { what: 'In the directory', before: 'yes', after: 'no' },
    { what: 'gone_field', before: '1', after: '2' },
  ])
})
