import { describe, expect, test } from 'vitest'
import { saidOf } from './testing.ts'

test('a field that another project of the site writes is refused', () => {
  const fields = {
    rows: [
      { id: 'a', field: 'city', sources: ['city'] },
      { id: 'b', field: 'country', sources: ['country'] },
      { id: 'c', field: 'city', sources: ['passport'], neverStore: true },
    ],
  }
  const owned: [string, string][] = [['city', 'Members']]
  const rules = { tables: [{ id: 't', name: 'T', rows: [{ id: 'r', set: { city: 'Cork' } }] }] }
  expect(saidOf({ rules }, { owned }).filter((text) => text.includes("'Members'"))).toEqual([
    "problem rules/r/set.city: The project 'Members' of this site writes City already, and one project owns each field; take it out here or there.",
  ])
  expect(saidOf({ fields }, { owned })).toEqual([
    "problem fields/a/field: The project 'Members' of this site writes City already, and one project owns each field; take it out here or there.",
  ])
})

test('a substitution that could not be noticed', () => {
  expect(saidOf({ lifecycle: { substituted: 'new person' } })).toEqual([
    'warning lifecycle/null/substituted: A substitution shows in another e-mail address and another name, and this document does not map both, so none will be noticed.',
  ])
  const fields = { rows: [{ id: 'n', field: 'family_name', sources: ['name'] }] }
  expect(saidOf({ fields, lifecycle: { substituted: 'new person' } })).toEqual([])
})

test('a schedule whose days or limits contradict themselves', () => {
  expect(
    saidOf({
      schedule: {
        from: '2027-05-01',
        until: '2027-04-01',
        limits: { suspend: { people: null, percent: null }, change: { people: 5, percent: 100 } },
      },
    }),
  ).toEqual([
    'problem schedule/null/until: The last day (2027-04-01) is before the first (2027-05-01), so this never applies; exchange the two.',
    'warning schedule/null/every: The source is read by hand, so the first and the last day of the sync do nothing.',
    'warning schedule/null/limits: Nothing limits how many people one sync may suspend: a fault at the source would suspend everybody unasked.',
    'warning schedule/null/limits: No sync can change more than 100 % of the people, so this limit never stops anything.',
  ])
  expect(saidOf({ schedule: { every: 'day', from: '2027-05-01', until: '2027-05-01' } })).toEqual(
    [],
  )
})

describe('sign-in', () => {
  test.each([
    [
      { way: 'single sign-on' as const, invitationDays: 30 },
      [
        'problem signIn/null/connection: People are to sign in by single sign-on, but no connection is chosen: OpenID Connect, SAML 2.0 or OAuth 2.',
        'warning signIn/null/invitationDays: Nobody is invited by a link where single sign-on is the only way.',
      ],
    ],
    [
      { connection: 'SAML 2.0' as const },
      [
        "warning signIn/null/connection: People sign in by magic link alone, so the connection by SAML 2.0 is not used; choose 'both' to have it.",
      ],
    ],
    [
      { way: 'both' as const, connection: 'OAuth 2' as const, matchBy: [] },
      [
        'problem signIn/null/matchBy: Nothing says by what a person who signs in is found among those who are here; choose one at least.',
      ],
    ],
    [
      { way: 'both' as const, connection: 'OAuth 2' as const, matchBy: ['e-mail' as const] },
      [
        'problem signIn/null/domains: People are to be found by their e-mail, which is sound only in domains that the client speaks for; name them.',
      ],
    ],
    [
      {
        way: 'both' as const,
        connection: 'OAuth 2' as const,
        matchBy: ['e-mail' as const],
        domains: ['Example.org', '@example.com', 'localhost', 'münster.example'],
      },
      [
        "problem signIn/null/domains: '@example.com' is not an e-mail domain; write what stands behind the @, such as example.org.",
        "problem signIn/null/domains: 'localhost' is not an e-mail domain; write what stands behind the @, such as example.org.",
      ],
    ],
    [
      { way: 'both' as const, connection: 'OAuth 2' as const, domains: ['example.org'] },
      [
        "warning signIn/null/domains: The e-mail domains are not used, as people are not found by 'e-mail'.",
      ],
    ],
    [
      {
        help: 'help at example.org',
        notRegistered: { link: 'example.org/register' },
        firstSignIn: { terms: 'ftp://example.org/terms' },
      },
      [
        "problem signIn/null/help: 'help at example.org' is not an e-mail address; people who cannot sign in are sent there.",
        "problem signIn/null/notRegistered: The link to register 'example.org/register' is not a web address; write one such as https://example.org/terms.",
        "problem signIn/null/firstSignIn: The address of the terms 'ftp://example.org/terms' is not a web address; write one such as https://example.org/terms.",
      ],
    ],
    [
      {
        help: 'help@example.org',
        notRegistered: { link: 'https://example.org/register' },
        firstSignIn: { terms: 'http://example.org/terms' },
      },
      [],
    ],
  ])('%j', (signIn, expected) => {
    expect(saidOf({ signIn })).toEqual(expected)
  })
})

test('e-mail rows to nobody that is, and twice to the same people', () => {
  const rows = [
    { id: 'a', message: 'Invitation', userTypes: ['speaker', 'staff'] },
    { id: 'b', message: 'invitation', userTypes: ['staff', 'speaker'] },
    { id: 'c', message: 'Invitation', userTypes: ['spekaer'] },
  ]
  const sender = { name: 'Harbour <Team>', replyTo: 'team' }
  expect(saidOf({ email: { rows, sender } })).toEqual([
    "problem email/null/sender: 'team' is not an e-mail address, so nobody could answer.",
    "problem email/null/sender: The sender's name 'Harbour <Team>' holds a sign that a name in a mail cannot have: <, >, a quotation mark or a line break.",
    "problem email/c/userTypes: 'spekaer' is not a user type of the platform; did you mean 'speaker'?",
    "warning email/b/message: 'invitation' goes to the same people twice ('a' and 'b'); keep one of the rows.",
  ])
})
