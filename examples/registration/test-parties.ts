import { FULL_DELEGATE } from './items.ts'
import { inventOrganisation } from './organisations.ts'
import type { Party } from './parties.ts'
import type { Random } from './random.ts'

const OPENED_FOR_TESTING = Date.parse('2026-01-26T09:00:00Z')
const HOUR = 60 * 60 * 1000

/** What the organiser's own team bought before the shop opened, to see whether it works. */
export function testParties(count: number, random: Random): Party[] {
  return Array.from({ length: count }, (_, at) => {
    const email = `test${at + 1}@harbor-society.example`
    return {
      attendees: [
        {
          person: {
            locale: 'en',
            given: random.pick(['Test', 'Testing', 'Anna', 'Delete']),
            family: random.pick(['Test', 'Tester', 'Me', 'Please']),
            nameOrder: 'given-first',
            email,
            country: 'GB',
            countryWritten: 'Testland',
            city: 'Testington',
            organisation: inventOrganisation(random),
            jobTitle: 'Tester',
          },
          email,
          ticket: FULL_DELEGATE,
          addOns: [],
        },
      ],
      buyerEmail: email,
      sharesAddress: false,
      status: 'p',
      testmode: true,
      bookedAt: OPENED_FOR_TESTING + at * HOUR,
    }
  })
}
