import { CULTURES } from './names.ts'
import type { Culture, Name, NameOrder } from './names.ts'
import type { Organisation } from './organisations.ts'
import { placeOf } from './places.ts'
import type { CountryCode } from './places.ts'
import type { Random } from './random.ts'

/** An invented person, still clean: dirt.ts dirties them. */
export type Person = {
  locale: string
  given: string
  /** Empty where people have one name only. */
  family: string
  nameOrder: NameOrder
  /** Their own address, in lower case, shared with nobody. */
  email: string
  country: CountryCode
  /** Country and city as they wrote them on the form. */
  countryWritten: string
  city: string
  organisation: Organisation
  jobTitle: string
}

const MAIL_DOMAINS = ['example.org', 'example.com', 'example.net']

const JOB_TITLES = [
  'Harbour master',
  'Head of Operations',
  'Ph.D. student',
  'Project manager',
  'CEO',
  'Pilot',
  'Senior Research Fellow',
  'Software engineer',
  'Policy advisor',
  'Journalist',
  'Naval architect',
  'Director of Sustainability',
  'Professor',
  'Marine biologist',
  'Sales & Marketing',
  'Consultant',
  'Geschäftsführerin',
  'Directeur général',
  'Jefe de proyecto',
  '港口经理',
  '研究員',
  'Капитан',
  'مديرة العمليات',
  'Yönetim Kurulu Üyesi',
  'Crane operator',
  'Customs officer',
  'Data analyst',
]

/**
 * One person for each employer, of all cultures alike, in a shuffled order. Up to some 7,000 people
 * no full name comes twice but for a few namesakes; no address ever does.
 */
export function inventPeople(employers: Organisation[], random: Random): Person[] {
  const taken = new Set<string>()
  const bearers = random.shuffled(inventNames(employers.length, random))
  return employers.flatMap((organisation, at) => {
    const bearer = bearers[at]
    return bearer ? [invent(bearer, organisation, taken, random)] : []
  })
}

/** One person in so many is called like somebody else; only their addresses tell them apart. */
const NAMESAKE_EVERY = 200

type Bearer = { culture: Culture; given: Name; family: Name }

function inventNames(count: number, random: Random): Bearer[] {
  const byCulture = CULTURES.map((culture) =>
    random.shuffled(
      culture.given.flatMap((given) =>
        culture.family.map((family) => ({ culture, given, family })),
      ),
    ),
  )
  const rounds = Math.ceil(count / CULTURES.length)
  const names = Array.from({ length: rounds }, (_, round) =>
    byCulture.flatMap((bearers) => bearers[round % bearers.length] ?? []),
  )
    .flat()
    .slice(0, count)
  return names.map((name, at) => (at % NAMESAKE_EVERY === 0 && names[at + 100]) || name)
}

function invent(
  { culture, given, family }: Bearer,
  organisation: Organisation,
  taken: Set<string>,
  random: Random,
): Person {
  const place = placeOf(culture.country)
  const domain = random.chance(45) ? organisation.domain : random.pick(MAIL_DOMAINS)
  return {
    locale: culture.locale,
    given: given.written,
    family: family.written,
    nameOrder: culture.order,
    email: freeAddress(mailName(given.plain, family.plain, random), domain, taken),
    country: culture.country,
    countryWritten: random.pick([
      ...place.names,
      ...place.names,
      place.names[0]?.toLowerCase() ?? place.alpha3,
      place.alpha3,
      culture.country,
    ]),
    city: random.pick(place.cities),
    organisation,
    jobTitle: random.pick(JOB_TITLES),
  }
}

function mailName(given: string, family: string, random: Random): string {
  if (family === '') return given
  const kind = random.between(1, 10)
  if (kind === 1) return `${given}${family}`
  if (kind <= 4) return `${given.slice(0, 1)}.${family}`
  return `${given}.${family}`
}

function freeAddress(name: string, domain: string, taken: Set<string>): string {
  let address = `${name}@${domain}`
  for (let number = 2; taken.has(address); number++) address = `${name}${number}@${domain}`
  taken.add(address)
  return address
}

/** The full name as the ticket shop puts it together. */
export function fullName(person: Pick<Person, 'given' | 'family' | 'nameOrder'>): string {
  const { given, family, nameOrder } = person
  if (family === '') return given
  if (nameOrder === 'given-first') return `${given} ${family}`
  return nameOrder === 'family-first' ? `${family} ${given}` : `${family}${given}`
}
