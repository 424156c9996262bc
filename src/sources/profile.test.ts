import { expect, test } from 'vitest'
import { compileTextPath } from '../mapping/core/source/path.ts'
import type { FieldProfile } from '../mapping/core/source/profile.ts'
import type { SourceRecord } from '../mapping/core/record.ts'
import { createProfile } from './profile.ts'

function fieldsOf(records: SourceRecord[]): Map<string, FieldProfile> {
  const profile = createProfile()
  for (const record of records) profile.add(record)
  return new Map(profile.finish().fields.map((field) => [field.path, field]))
}

const attendees: SourceRecord[] = [
  {
    id: 1,
    name: { full: 'Ada Example' },
    'Job title': 'Chair',
    email: 'ada@example.org',
    joined: '2026-01-02',
    seen: '2026-01-02T10:00:00Z',
    site: 'https://ada.example',
    paid: true,
    newsletter: 'no',
    price: '23.00',
    postcode: '01234',
    tags: ['board', 'speaker'],
    note: null,
    answers: [
      { question: 12, question_identifier: 'JOB', answer: 'Chair', options: [3] },
      { question: 13, question_identifier: 'DIET', answer: 'Vegan', options: [] },
    ],
    checkins: [{ list: 44, datetime: '2026-01-02T10:00:00Z' }],
  },
  {
    id: 2,
    name: { full: 'Ben Example' },
    email: ' ',
    tags: ['board', 'board'],
    note: null,
    answers: [{ question: 12, question_identifier: 'JOB', answer: 'Member', options: [] }],
    checkins: [],
  },
]

test('Each field has its path, how often it is filled, its shapes and its values', () => {
  const fields = fieldsOf(attendees)
  expect([...fields.keys()]).toEqual([
    'id',
    'name.full',
    '"Job title"',
    'email',
    'joined',
    'seen',
    'site',
    'paid',
    'newsletter',
    'price',
    'postcode',
    'tags[]',
    'note',
    'answers[question_identifier=JOB].answer',
    'answers[question_identifier=JOB].options[]',
    'answers[question_identifier=DIET].answer',
    'answers[question_identifier=DIET].options',
    'checkins[].list',
    'checkins[].datetime',
  ])
  expect(fields.get('email')).toEqual({
    path: 'email',
    filled: 1,
    shapes: { email: 1 },
    distinct: 1,
    values: [{ value: 'ada@example.org', count: 1 }],
    examples: ['ada@example.org'],
    longest: 15,
  })
  expect(fields.get('note')).toMatchObject({ filled: 0, distinct: 0, examples: [] })
})

test('A list counts a record once as filled, and each of its values', () => {
  expect(fieldsOf(attendees).get('tags[]')).toMatchObject({
    filled: 2,
    shapes: { text: 4 },
    values: [
      { value: 'board', count: 3 },
      { value: 'speaker', count: 1 },
    ],
  })
})

test.each([
  ['paid', 'yesNo'],
  ['newsletter', 'yesNo'],
  ['joined', 'date'],
  ['seen', 'dateTime'],
  ['site', 'url'],
  ['price', 'number'],
  ['postcode', 'text'],
  ['id', 'number'],
])('%s has the shape %s', (path, shape) => {
  expect(Object.keys(fieldsOf(attendees).get(path)!.shapes)).toEqual([shape])
})

test('Every path of a profile reads the values that it was counted from', () => {
  for (const [path, field] of fieldsOf(attendees)) {
    const read = compileTextPath(path)
    const found = attendees
      .map(read)
      .filter((value) =>
        [value].flat().some((one) => one !== undefined && one !== null && one !== ' '),
      )
    expect([path, found.flat().length > 0]).toEqual([path, field.filled > 0])
  }
})

test('Addresses by type, and answers without an answer yet, are told apart by name', () => {
  const fields = fieldsOf([
    {
      emails: [
        { value: 'robin@example.org', type: 'work', primary: true },
        { value: 'robin@home.example', type: 'home' },
      ],
      groups: [{ value: 'e9e30dba', display: 'Board' }],
      answers: [{ question_id: '12345', question: 'Company', type: 'text' }],
    },
    {
      answers: [{ question_id: '12345', question: 'Company', type: 'text', answer: 'Example Ltd' }],
    },
  ])
  expect([...fields.keys()]).toEqual([
    'emails[type=work].value',
    'emails[type=work].primary',
    'emails[type=home].value',
    'groups[].value',
    'groups[].display',
    'answers[question_id=12345].answer',
  ])
})

test('Names without end are data: such a list is counted together', () => {
  const records = Array.from({ length: 150 }, (_, index) => ({
    scans: [{ code: `C${index}`, value: 'in' }],
  }))
  const fields = fieldsOf(records)
  expect([...fields.keys()]).toEqual(['scans[].code', 'scans[].value'])
  expect(fields.get('scans[].value')).toMatchObject({ filled: 150, distinct: 1 })
})

test('Memory stays bounded: distinct values, long texts, fields and keys have limits', () => {
  const records = Array.from({ length: 2_000 }, (_, index) => ({
    id: index,
    choice: `${index % 1000}`,
    bio: 'x'.repeat(400),
    byId: { [`key${index}`]: 1 },
  }))
  const profile = createProfile()
  for (const record of records) profile.add(record)
  const { fields } = profile.finish()
  const field = (path: string) => fields.find((one) => one.path === path)
  expect(fields).toHaveLength(500)
  expect(field('id')).toMatchObject({ filled: 2000, distinct: null, values: [] })
  expect(field('choice')).toMatchObject({ distinct: 1000 })
  expect(field('choice')!.values).toHaveLength(200)
  expect(field('bio')).toMatchObject({ distinct: null, longest: 400, examples: ['x'.repeat(120)] })
})

test('A profile goes on from its state, through JSON, as if it had never stopped', () => {
  const whole = createProfile()
  const before = createProfile()
  whole.add(attendees[0]!)
  before.add(attendees[0]!)
  const after = createProfile(JSON.parse(JSON.stringify(before.state())))
  whole.add(attendees[1]!)
  after.add(attendees[1]!)
  expect(after.finish()).toEqual(whole.finish())
})
