import { BLANKS } from './dirt.ts'
import type { Answer } from './order.ts'
import type { Person } from './people.ts'
import type { Random } from './random.ts'

/** The form's own questions, by the code that stands in `question_identifier`. */
export const QUESTIONS = {
  JOB_TITLE: { id: 201, blankPercent: 6 },
  ORGANISATION: { id: 202, blankPercent: 12 },
  CITY: { id: 203, blankPercent: 5 },
  COUNTRY: { id: 204, blankPercent: 3 },
  ARRIVAL: { id: 205, blankPercent: 20 },
  DIETARY: { id: 206, blankPercent: 30 },
  NEWSLETTER: { id: 207, blankPercent: 10 },
  BIO: { id: 208, blankPercent: 60 },
  WEBSITE: { id: 209, blankPercent: 50 },
}

type QuestionCode = keyof typeof QUESTIONS

const DIETS = [
  { id: 31, identifier: 'VEGETARIAN', label: 'Vegetarian' },
  { id: 32, identifier: 'VEGAN', label: 'Vegan' },
  { id: 33, identifier: 'HALAL', label: 'Halal' },
  { id: 34, identifier: 'KOSHER', label: 'Kosher' },
  { id: 35, identifier: 'GLUTENFREE', label: 'Gluten-free' },
]

const INTERESTS = [
  'Has spent twenty years between ships and spreadsheets.',
  'Interested in shore power, dredging and good coffee.',
  'Writes about tides &ndash; and about those who wait for them.',
  'Looking for partners in the Baltic &amp; the Black Sea.',
  'First time at the summit!',
  'Believes that every port deserves a caf&eacute;.',
  'Swims in the harbour all year round.',
  'Collects charts of places that no longer exist.',
]

/** What one attendee answered; what was left blank comes in every way in which forms leave blanks. */
export function answersOf(person: Person, random: Random): Answer[] {
  const diets = DIETS.filter(() => random.chance(25))
  const given: Record<QuestionCode, string> = {
    JOB_TITLE: person.jobTitle,
    ORGANISATION: organisationWritten(person, random),
    CITY: person.city,
    COUNTRY: person.countryWritten,
    ARRIVAL: dateWritten(random.between(9, 14), random),
    DIETARY: diets.map(({ label }) => label).join(', '),
    NEWSLETTER: random.chance(40) ? 'true' : 'false',
    BIO: `${person.jobTitle}, ${person.organisation.name}. ${random.pick(INTERESTS)}`,
    WEBSITE: `${random.pick(['https://', 'http://', 'www.', 'https://www.'])}${person.organisation.domain}`,
  }
  return Object.entries(QUESTIONS).flatMap(([code, { id, blankPercent }]) => {
    const blank = random.chance(blankPercent)
    if (blank && random.chance(20)) return []
    return {
      question: id,
      question_identifier: code,
      answer: blank ? random.pick(BLANKS) : given[code as QuestionCode],
      options: code === 'DIETARY' && !blank ? diets.map((diet) => diet.id) : [],
      option_identifiers: code === 'DIETARY' && !blank ? diets.map((diet) => diet.identifier) : [],
    }
  })
}

/** "Kelp & Tide", and half of the time "Kelp &amp; Tide". */
export function organisationWritten({ organisation }: Person, random: Random): string {
  return random.chance(50) ? organisation.name.replace('&', '&amp;') : organisation.name
}

/** A day of May 2027 in one of three ways: 2027-05-12, 12.05.2027, 05/12/2027 (month first). */
function dateWritten(dayOfMay: number, random: Random): string {
  const day = String(dayOfMay).padStart(2, '0')
  return random.pick([`2027-05-${day}`, `${day}.05.2027`, `05/${day}/2027`])
}
