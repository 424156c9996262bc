import { encodeNonAsciiHTML } from 'entities'
import type { Person } from './people.ts'
import { placeOf } from './places.ts'
import { take } from './random.ts'
import type { Random } from './random.ts'
import type { Share } from './share.ts'

/** A field that was left blank, as forms hand it on. */
export const BLANKS = ['', 'N/A', '-', null] as const

/** Dirties names and countries in place; nobody's name is dirty in two ways. */
export function dirtyPeople(people: Person[], share: Share, random: Random): void {
  const clean = random.shuffled(people)
  for (const person of take(clean, share(52), hasAccents)) {
    person.given = encodeNonAsciiHTML(person.given)
    person.family = encodeNonAsciiHTML(person.family)
  }
  for (const person of take(clean, share(104), hasCapitals)) {
    person.given = person.given.toLocaleUpperCase(person.locale)
    person.family = person.family.toLocaleUpperCase(person.locale)
  }
  for (const person of take(clean, share(156))) addSpace(person, random)
  for (const person of take(random.shuffled(people), share(12), isOftenMisspelt)) {
    person.countryWritten = placeOf(person.country).misspelt ?? person.countryWritten
  }
}

/** Only what was written in Latin-1 reaches us as entities: "M&uuml;ller". */
function hasAccents({ given, family }: Person): boolean {
  return /[à-öø-ÿ]/i.test(given + family) && !/[^ -ÿ]/.test(given + family)
}

/** Georgian is left out: its capitals (Mtavruli) are not typed by anybody. */
function hasCapitals({ given, locale }: Person): boolean {
  return locale !== 'ka' && given.toLocaleUpperCase(locale) !== given
}

function isOftenMisspelt({ country }: Person): boolean {
  return placeOf(country).misspelt !== undefined
}

/** Before, after, doubled between the names, or the no-break space of a pasted name. */
function addSpace(person: Person, random: Random): void {
  const place = random.between(1, 4)
  if (place === 1) person.given = ` ${person.given}`
  else if (place === 2) person.given = `${person.given} `
  else if (place === 3) person.family = `${person.family} `
  else person.given = `${person.given}\u00a0`
}

/** `Anna.Ivanova@Example.ORG`, or all of it in capitals. */
export function mixedCase(email: string, random: Random): string {
  if (random.chance(30)) return email.toUpperCase()
  const [name = '', domain = ''] = email.split('@')
  const capitalised = name.replace(/(^|[.-])[a-z]/g, (letter) => letter.toUpperCase())
  return `${capitalised}@${random.chance(50) ? domain.replace(/\w+$/, (end) => end.toUpperCase()) : domain}`
}

export function spacedOut(email: string, random: Random): string {
  return random.pick([` ${email}`, `${email} `, ` ${email} `])
}
