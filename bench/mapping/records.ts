import { inventOrganisation } from '../../examples/registration/organisations.ts'
import { inventPeople, type Person } from '../../examples/registration/people.ts'
import { placeOf } from '../../examples/registration/places.ts'
import { seededRandom, type Random } from '../../examples/registration/random.ts'

/** A registration as a ticket shop's API gives it. */
export type Registration = {
  id: number
  status: string
  created: string
  order: {
    code: string
    total: string
    currency: string
    buyer_email: string
    invoice: { company: string | null; vat_id: string; country: string }
  }
  ticket: { id: number; name: string; price: string }
  attendee: {
    name: { given: string; family: string; salutation: string | null; degree: string | null }
    email: string | null
    company: string | null
    phone: string | null
    address: { street: string; postcode: string; city: string; country: string }
  }
  answers: { question: number; code: string; answer: string | null }[]
}

/** What is wrong with a registration that has to wait: one thing, so that there is one reason. */
type Fault = 'ticket' | 'email' | 'country' | 'phone' | 'sector' | 'date' | 'guests'

/** Invented registrations, all different, the same for the same seed: some 3 of 100 are left out and 4 are held. */
export function inventRegistrations(count: number, seed: number): Registration[] {
  const random = seededRandom(seed)
  const employers = Array.from({ length: count }, () => inventOrganisation(random))
  const registrations = inventPeople(employers, random).map((person, at) =>
    inventRegistration(person, 70_001 + at, random),
  )
  // As they come off the wire: whole strings, and the objects that the JSON parser makes.
  return JSON.parse(JSON.stringify(registrations)) as Registration[]
}

function inventRegistration(person: Person, id: number, random: Random): Registration {
  const day = String(random.between(1, 28)).padStart(2, '0')
  const employer = person.organisation.name
  const fault = random.chance(4) ? random.pick(faults) : null
  return {
    id,
    status: random.chance(3) ? random.pick(['cancelled', 'Waitlisted']) : 'confirmed',
    created: `2027-02-${day}T09:${random.between(10, 59)}:00Z`,
    order: {
      code: random.code('ABCDEFGHJKLMNPQRSTUVWXYZ3789', 6),
      total: `${random.between(0, 900)}.00`,
      currency: 'EUR',
      buyer_email: person.email,
      invoice: {
        company: random.chance(60) ? employer : null,
        vat_id: '',
        country: person.country,
      },
    },
    ticket: fault === 'ticket' ? { id: 9, name: 'VIP2', price: '0.00' } : inventTicket(random),
    attendee: {
      name: {
        given: dirtied(person.given, person.locale, random),
        family: dirtied(person.family, person.locale, random),
        salutation: random.pick(['Ms.', 'Mr.', 'Mx.', 'Prof. Dr.', null, '']),
        degree: random.pick(['PhD', 'MSc', 'None', null, null, 'none']),
      },
      email: fault === 'email' ? person.email.replace('@', ' at ') : inventAddress(person, random),
      company: random.pick([employer, ` ${employer}`, '', null]),
      phone: random.chance(50) ? `+44 20 7946 0${random.between(100, 999)}` : null,
      address: {
        street: `${random.between(1, 180)} Quay Street`,
        postcode: random.pick(['d-2', 'SW', 'ae ']) + random.between(1000, 9999),
        city: random.pick([person.city, `${person.city} `]),
        country: fault === 'country' ? 'Atlantis' : inventCountry(person, random),
      },
    },
    answers: inventAnswers(person, fault, random),
  }
}

function inventTicket(random: Random): Registration['ticket'] {
  const [id, name] = random.pick([
    [1, 'Full delegate'],
    [1, 'Full delegate'],
    [1, 'full delegate'],
    [2, 'Student'],
    [3, 'Day pass '],
    [4, 'Speaker'],
    [5, 'Exhibitor staff'],
    [6, 'Press'],
    [7, 'Staff'],
  ] as const)
  return { id, name, price: `${random.between(0, 900)}.00` }
}

function inventCountry({ country }: Person, random: Random): string {
  const { alpha3, names } = placeOf(country)
  return random.pick([country, alpha3, names[0] ?? alpha3])
}

function inventAddress({ email }: Person, random: Random): string | null {
  return random.pick([email, email, email, email.toUpperCase(), ` ${email}`, 'N/A', null])
}

/** What one attendee answered, in the order of the form; questions that were skipped are missing, or blank. */
function inventAnswers(
  person: Person,
  fault: Fault | null,
  random: Random,
): Registration['answers'] {
  const answers: [string, string][] = [
    ['DIET', random.pick(['Vegan', 'Halal', 'None'])],
    ['JOB', random.pick([person.jobTitle, person.jobTitle, `${person.jobTitle}  `, 'n/a'])],
    ['ORG', person.organisation.name],
    ['SECTOR', fault === 'sector' ? 'Fishery' : random.pick(sectors)],
    ['INDUSTRY', random.pick(['Ports / Terminals', 'Energy / Offshore wind', 'Software'])],
    ['MOBILE', fault === 'phone' ? 'ask me' : `+49 (0)151 ${random.between(1_000_000, 9_999_999)}`],
    ['BADGE', person.given.split(' ')[0] ?? ''],
    ['ARRIVAL', inventDate(fault === 'date' ? 40 : 10, random)],
    ['DEPARTURE', inventDate(14, random)],
    ['HOTEL', random.pick(['Quayside Inn', 'Harbour Lodge', 'None'])],
    ['NEWSLETTER', random.pick(['yes', 'no', 'Ja', 'nein', 'true', 'false'])],
    ['FIRST_TIME', random.pick(['Yes', 'No'])],
    ['GUESTS', fault === 'guests' ? 'two' : random.pick(['0', '1', '2', '3 ', '1.5'])],
    ['INTERESTS', random.shuffled(interests).slice(0, random.between(1, 6)).join('|')],
    ['BIO', `${person.jobTitle}.\r\n${random.shuffled(sentences).join(' ')}`],
    ['WEBSITE', `${random.pick(['https://', 'http://', 'www.'])}${person.organisation.domain}`],
  ]
  return answers.flatMap(([code, answer], at) => {
    if (random.chance(10)) return []
    return { question: 200 + at, code, answer: random.chance(8) ? random.pick(['', null]) : answer }
  })
}

function inventDate(day: number, random: Random): string {
  return random.pick([`2027-05-${day}`, `${day}.05.2027`, `${day}/05/2027`])
}

/** Some names come in capitals, some with spaces too many, some with their accents as characters of their own. */
function dirtied(name: string, locale: string, random: Random): string {
  const kind = random.between(1, 25)
  if (kind === 1) return ` ${name} `
  if (kind === 2) return name.normalize('NFD')
  if (kind === 3) return `${name}\u0007`
  // Georgian's capitals are not typed by anybody.
  return kind === 4 && locale !== 'ka' ? name.toUpperCase() : name
}

const faults: Fault[] = ['ticket', 'email', 'country', 'phone', 'sector', 'date', 'guests']

const sectors = [
  'Port',
  'port authority',
  'Carrier',
  'Shipping company ',
  'University',
  'RESEARCH',
  'Ministry',
  'Media',
  'Other',
]

const interests = [
  'Shore power',
  'Dredging',
  'Autonomous ships',
  'Cold chains',
  'Customs & borders',
  'Hydrogen',
  'Tides and currents',
  'Cranes',
  'Harbour music',
  'Pilotage in narrow waters',
  'The history of lighthouses along the northern coasts',
]

const sentences = [
  'Has spent twenty years between ships and spreadsheets.',
  'Writes about tides – and about those who wait for them.',
  'Looking for partners in the Baltic & the Black Sea.',
  'Believes that every port deserves a café.',
  'Swims in the harbour all year round.',
]
