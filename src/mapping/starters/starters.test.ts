import { expect, test } from 'vitest'
import { createProfile } from '../../sources/profile.ts'
import { check } from '../core/check.ts'
import { compile } from '../core/compile.ts'
import { compileContent } from '../core/content/compile.ts'
import { standardModel } from '../core/platform-model.ts'
import type { SourceRecord } from '../core/record.ts'
import { fitOf, starters } from './starters.ts'

/** Records in the shape in which each vendor answers, of invented people. */
const records: { [key: string]: SourceRecord[] } = {
  pretix: [
    {
      id: 4711,
      item: 12,
      attendee_name: 'Noor Haddad',
      attendee_name_parts: { given_name: 'Noor', family_name: 'Haddad' },
      attendee_email: null,
      addon_to: null,
      secret: 'x3f',
      original_record: {
        status: 'p',
        testmode: false,
        email: 'noor@example.org',
        secret: 'k24',
        invoice_address: { company: 'Quay Ltd', city: 'Delft', country: 'NL' },
      },
    },
  ],
  eventbrite: [
    {
      id: '2455',
      profile: {
        first_name: 'Noor',
        last_name: 'Haddad',
        email: 'noor@example.org',
        addresses: {},
      },
      answers: [{ question_id: '1', question: 'Company', type: 'text', answer: 'Quay Ltd' }],
      cancelled: false,
      refunded: false,
      status: 'Attending',
      ticket_class_name: 'Delegate',
    },
  ],
  cvent: [
    {
      id: 'att-001',
      status: 'Accepted',
      registrationPath: { id: 'rt-1', name: 'General Admission' },
      name: { firstName: 'Noor', lastName: 'Haddad' },
      contact: { deleted: false, email: 'noor@example.org' },
    },
  ],
  swoogo: [
    {
      id: 9001,
      reg_type_id: 77,
      email: 'noor@example.org',
      first_name: 'Noor',
      last_name: 'Haddad',
      company: 'Quay Ltd',
      job_title: 'Pilot',
      bio: '',
      cancelled_at: null,
      registration_status: 'confirmed',
      payment_status: 'paid',
    },
  ],
  scim: [
    {
      id: '2819',
      externalId: 'member-1001',
      name: { formatted: 'Noor Haddad', givenName: 'Noor', familyName: 'Haddad' },
      active: true,
      emails: [
        { value: 'noor@home.example', type: 'home' },
        { value: 'noor@example.org', type: 'work', primary: true },
      ],
      'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User': { organization: 'Quay Ltd' },
    },
  ],
  sessionize: [
    {
      sessions: [
        {
          id: '8529',
          title: 'Tides &amp; silt',
          description: 'How the harbour fills.',
          startsAt: '2027-02-22T09:00:00',
          endsAt: '2027-02-22T09:45:00',
          isServiceSession: false,
          speakers: ['f270'],
          roomId: 53,
          liveUrl: null,
          recordingUrl: 'https://video.example/1',
          status: 'Accepted',
        },
        { id: '1', title: 'Lunch', isServiceSession: true, speakers: [], status: 'Accepted' },
      ],
      speakers: [
        {
          id: 'f270',
          fullName: 'Noor Haddad',
          bio: 'Pilot.',
          tagLine: 'Pilot',
          profilePicture: 'https://pictures.example/noor.jpg',
        },
      ],
      rooms: [{ id: 53, name: 'Quay' }],
    },
  ],
  wordpress: [
    {
      id: 1,
      date_gmt: '2027-09-18T11:41:19',
      status: 'publish',
      title: { rendered: 'Board &#8216;concerned&#8217;' },
      excerpt: { rendered: '<p>Members&#8230;</p>\n' },
      content: { rendered: '<p>The association said</p>' },
      _embedded: {
        'wp:featuredmedia': [{ id: 4, source_url: 'https://pictures.example/quay.jpg' }],
        'wp:term': [[{ id: 5, name: 'News' }]],
      },
    },
  ],
}

const profileOf = (key: string) => {
  const profiler = createProfile()
  for (const record of records[key] ?? []) profiler.add(record)
  return profiler.finish()
}

const starter = (key: string) => starters().find((candidate) => candidate.key === key)!
const keys = Object.keys(records)

test('there is a starter for each vendor, and a fixture for each starter', () => {
  expect(starters().map(({ key }) => key)).toEqual(keys)
})

test.each(keys)('the document for %s has no problems of its own', (key) => {
  const problems = check(starter(key).document, standardModel)
  expect(problems.filter(({ severity }) => severity === 'problem')).toEqual([])
})

test.each(keys)('%s is told by its shape', (key) => {
  const fits = starters().map((one) => ({ key: one.key, fit: fitOf(one, profileOf(key)) }))
  const [best] = fits.toSorted((a, b) => b.fit - a.fit)
  expect(best?.key).toBe(key)
  expect(best?.fit).toBeGreaterThanOrEqual(0.5)
})

test.each(['pretix', 'eventbrite', 'cvent', 'swoogo', 'scim'])(
  '%s: a person comes out whole',
  (key) => {
    const { document } = starter(key)
    const lenient = {
      ...document,
      userTypes: { ...document.userTypes, sources: [], everybody: ['attendee'] },
    }
    const result = compile(lenient, standardModel).map(records[key]![0]!)
    expect(result).toMatchObject({
      status: 'included',
      email: 'noor@example.org',
      values: { given_name: 'Noor', family_name: 'Haddad', email: 'noor@example.org' },
    })
  },
)

test('sessionize: sessions have their room and moment, breaks stay out, speakers are named', () => {
  const [sessions, speakers] = compileContent(starter('sessionize').document, standardModel)
  const record = records['sessionize']![0]!
  expect(sessions?.itemsOf(record).map(sessions.map)).toMatchObject([
    {
      externalId: 'session-8529',
      values: { title: 'Tides & silt', room: 'Quay', starts_at: '2027-02-22T09:00:00Z' },
      relations: [{ names: ['speaker-f270'] }],
      missing: [],
    },
    { status: 'excluded' },
  ])
  expect(speakers?.itemsOf(record).map(speakers.map)).toMatchObject([
    { externalId: 'speaker-f270', title: 'Noor Haddad', missing: [] },
  ])
})

test('wordpress: an article has its title without HTML, its picture and its category', () => {
  const [articles] = compileContent(starter('wordpress').document, standardModel)
  expect(articles?.map(records['wordpress']![0]!)).toMatchObject({
    title: 'Board ‘concerned’',
    values: {
      summary: 'Members…',
      category: 'News',
      image: 'https://pictures.example/quay.jpg',
      published_at: '2027-09-18T11:41:19Z',
    },
    missing: [],
  })
})
