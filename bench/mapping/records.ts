import { inventOrganisation } from '../../examples/registration/organisations.ts'
import { inventPeople, type Person } from '../../examples/registration/people.ts'
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

/** Invented registrations, all different, the same for the same seed: 94 of 100 are tidy enough to be included. */
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
  return {
    id,
    status: oneIn(30, random) ? random.pick(['cancelled', 'Waitlisted']) : 'confirmed',
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
    ticket: oneIn(200, random) ? { id: 9, name: 'VIP2', price: '0.00' } : inventTicket(random),
    attendee: {
      name: {
        given: dirtied(person.given, person.locale, random),
        family: dirtied(person.family, person.locale, random),
        salutation: random.pick(['Ms.', 'Mr.', 'Mx.', 'Prof. Dr.', null, '']),
        degree: random.pick(['PhD', 'MSc', 'None', null, null, 'none']),
      },
      email: inventAddress(person, random),
      company: random.pick([employer, ` ${employer}`, '', null]),
      phone: random.chance(50) ? `+44 20 7946 0${random.between(100, 999)}` : null,
      address: {
        street: `${random.between(1, 180)} Quay Street`,
        postcode: random.pick(['d-2', 'SW', 'ae ']) + random.between(1000, 9999),
        city: random.pick([person.city, `${person.city} `]),
        country: oneIn(200, random) ? 'Atlantis' : person.countryWritten,
      },
    },
    answers: inventAnswers(person, random),
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

function inventAddress({ email }: Person, random: Random): string | null {
  if (oneIn(300, random)) return email.replace('@', ' at ')
  return random.pick([email, email, email, email.toUpperCase(), ` ${email}`, 'N/A', null])
}

/** What one attendee answered, in the order of the form; questions that were skipped are missing, or blank. */
function inventAnswers(person: Person, random: Random): Registration['answers'] {
  const answers: [string, string][] = [
    ['DIET', random.pick(['Vegan', 'Halal', 'None'])],
    ['JOB', random.pick([person.jobTitle, person.jobTitle, `${person.jobTitle}  `, 'n/a'])],
    ['ORG', person.organisation.name],
    ['SECTOR', inventSector(random)],
    ['INDUSTRY', random.pick(['Ports / Terminals', 'Energy / Offshore wind', 'Software'])],
    ['MOBILE', `+49 (0)151 ${random.between(1_000_000, 9_999_999)}`],
    ['BADGE', person.given.split(' ')[0] ?? ''],
    ['ARRIVAL', inventDate(10, random)],
    ['DEPARTURE', inventDate(14, random)],
    ['HOTEL', random.pick(['Quayside Inn', 'Harbour Lodge', 'None'])],
    ['NEWSLETTER', random.pick(['yes', 'no', 'Ja', 'nein', 'true', 'false'])],
    ['FIRST_TIME', random.pick(['Yes', 'No'])],
    ['GUESTS', oneIn(300, random) ? 'two' : random.pick(['0', '1', '2', '3 ', '1.5'])],
    ['INTERESTS', random.shuffled(interests).slice(0, random.between(1, 6)).join('|')],
    ['BIO', `${person.jobTitle}.\r\n${random.shuffled(sentences).join(' ')}`],
    ['WEBSITE', `${random.pick(['https://', 'http://', 'www.'])}${person.organisation.domain}`],
  ]
  return answers.flatMap(([code, answer], at) => {
    if (random.chance(10)) return []
    return { question: 200 + at, code, answer: random.chance(8) ? random.pick(['', null]) : answer }
  })
}

function inventSector(random: Random): string {
  if (oneIn(200, random)) return 'Fishery'
  return random.pick([
    'Port',
    'port authority',
    'Carrier',
    'Shipping company ',
    'University',
    'RESEARCH',
    'Ministry',
    'Media',
    'Other',
  ])
}

function inventDate(day: number, random: Random): string {
  if (oneIn(400, random)) return `2027-05-${day + 30}`
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

function oneIn(many: number, random: Random): boolean {
  return random.between(1, many) === 1
}

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
