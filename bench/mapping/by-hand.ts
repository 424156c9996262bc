import { cutText, fold } from '../../src/mapping/core/values/value.ts'
import * as read from './readers.ts'
import type { Registration } from './records.ts'
import type { Result } from './result.ts'

/** The mapping of mapping.yaml as a program: fields read directly, tables as maps, nothing kept of the reasons. */
export function mapByHand(registration: Registration): Result {
  const externalId = `reg-${registration.id}`
  try {
    return mapRegistration(registration, externalId)
  } catch (error) {
    if (!(error instanceof read.Held)) throw error
    return { status: 'held', externalId, text: error.message }
  }
}

function mapRegistration(registration: Registration, externalId: string): Result {
  const { status, order, ticket, attendee } = registration
  if (gone.has(fold(status))) {
    const text = `Left out by 'Cancelled or waitlisted': Status is '${status}'`
    return { status: 'excluded', externalId, text }
  }
  const standing =
    standings.get(fold(ticket.name)) ??
    read.refuse('Name', ticket.name, 'no row of the user types names it')
  const email = read.email(attendee.email)
  const { given, family, salutation, degree } = attendee.name
  const { address } = attendee
  const answer = answersByCode(registration)
  const values = {
    given_name: read.text('Given name', read.nameCase(read.collapse(given)), 100),
    family_name: read.text('Family name', read.nameCase(read.collapse(family)), 100),
    display_name: displayName(given, family),
    email,
    job_title: read.text('Job title', jobTitle(answer.get('JOB')), 200),
    organization: read.text(
      'Organization',
      organization([answer.get('ORG'), attendee.company, order.invoice.company]),
      200,
    ),
    city: read.text('City', address.city.trim(), 100),
    country: read.country(address.country),
    phone: read.phone(read.isBlank(answer.get('MOBILE')) ? attendee.phone : answer.get('MOBILE')),
    website: read.website(answer.get('WEBSITE')),
    biography: read.longText(answer.get('BIO')?.trim(), 5000),
    salutation: read.text('Salutation', salutation?.replaceAll('.', '').trim(), 50),
    degree: read.text('Degree', isNoDegree(degree) ? null : degree, 50),
    badge_name: read.text('Badge name', badgeName(answer.get('BADGE'), given), 100),
    sector: sector(answer.get('SECTOR')),
    industry: read.text('Industry', answer.get('INDUSTRY')?.split('/')[0]?.trim(), 100),
    arrival: read.date('Arrival date', answer.get('ARRIVAL')),
    departure: read.date('Departure date', answer.get('DEPARTURE')),
    newsletter: read.yesNo('Newsletter', answer.get('NEWSLETTER')),
    first_time: read.yesNo('First time', answer.get('FIRST_TIME')),
    guests: read.number('Guests', answer.get('GUESTS')),
    interests: read.text('Interests', interests(answer.get('INTERESTS')), 300),
    postcode: read.text('Postcode', address.postcode.trim().toUpperCase(), 20),
    booking: read.text('Booking', order.code && `HS-${order.code}`, 20),
  }
  const name = [values.given_name, values.family_name].filter((part) => part !== null).join(' ')
  return {
    status: 'included',
    externalId,
    email,
    personKey: email === null ? `id:${externalId}` : read.personKey(email, name),
    values,
    userTypes: standing.userTypes,
    tags: values.sector === 'authority' ? [...standing.tags, 'vip'] : standing.tags,
    directory: standing.directory,
  }
}

function answersByCode({ answers }: Registration): Map<string, string | null> {
  return new Map(answers.map(({ code, answer }) => [code, answer]))
}

function displayName(given: string, family: string): string {
  const joined = [given, family].filter((name) => !read.isBlank(name)).join(' ')
  const name = read.text('Display name', read.nameCase(read.collapse(joined)), 200)
  if (name === null) throw new read.Held('Display name is required, and the source has none')
  return name
}

function jobTitle(answer: string | null | undefined): string | null {
  if (read.isBlank(answer)) return null
  const folded = fold(answer)
  return folded === 'n/a' || folded === '-' ? null : read.collapse(answer)
}

function organization(names: (string | null | undefined)[]): string | null {
  const name = names.find((name) => !read.isBlank(name))
  return read.isBlank(name) ? null : read.collapse(name)
}

function isNoDegree(degree: string | null): boolean {
  if (degree === null) return true
  const folded = fold(degree)
  return folded === 'none' || folded === 'n/a'
}

function badgeName(badge: string | null | undefined, given: string): string {
  return read.collapse(read.isBlank(badge) ? given : badge).toUpperCase()
}

function sector(answer: string | null | undefined): string | null {
  if (read.isBlank(answer)) return null
  const folded = fold(answer)
  if (folded === 'other' || folded === 'n/a') return null
  return sectors.get(folded) ?? read.refuse('Sector', answer, "not in the value table 'Sectors'")
}

function interests(answer: string | null | undefined): string | null {
  return read.isBlank(answer) ? null : cutText(answer.normalize('NFC').replaceAll('|', ', '), 200)
}

export const gone = new Set(['cancelled', 'waitlisted'])

type Standing = { userTypes: string[]; tags: string[]; directory: boolean }

const attendee: Standing = { userTypes: ['attendee'], tags: [], directory: true }
const speaker: Standing = {
  userTypes: ['speaker', 'attendee'],
  tags: ['on_stage'],
  directory: true,
}

export const standings = new Map<string, Standing>([
  ['full delegate', attendee],
  ['student', attendee],
  ['day pass', attendee],
  ['speaker', speaker],
  ['keynote speaker', speaker],
  ['exhibitor staff', { userTypes: ['exhibitor'], tags: [], directory: true }],
  ['press', { userTypes: ['press'], tags: [], directory: true }],
  ['staff', { userTypes: ['staff'], tags: [], directory: false }],
])

export const sectors = new Map([
  ['port', 'port'],
  ['port authority', 'port'],
  ['harbour', 'port'],
  ['terminal', 'port'],
  ['shipping', 'shipping'],
  ['shipping company', 'shipping'],
  ['carrier', 'shipping'],
  ['research', 'science'],
  ['university', 'science'],
  ['institute', 'science'],
  ['government', 'authority'],
  ['public authority', 'authority'],
  ['ministry', 'authority'],
  ['press', 'media'],
  ['media', 'media'],
])
