import { BLANKS, dirtyPeople, mixedCase, spacedOut } from './dirt.ts'
import type { Item } from './items.ts'
import { FULL_DELEGATE } from './items.ts'
import type { OrderStatus } from './order.ts'
import { inventOrganisation } from './organisations.ts'
import type { Organisation } from './organisations.ts'
import { inventPeople } from './people.ts'
import type { Person } from './people.ts'
import { take } from './random.ts'
import type { Random } from './random.ts'
import type { Share } from './share.ts'

/** Who goes, with the address that the form was given for them and what was bought for them. */
export type Attendee = {
  person: Person
  email: string | null
  ticket: Item
  addOns: { item: Item; variation: number | null }[]
}

/** People who are booked together: one order to be. The buyer need not be among them. */
export type Party = {
  attendees: Attendee[]
  buyerEmail: string
  /** One address stands for all of them: a couple's, or that of whoever registered the team. */
  sharesAddress: boolean
  status: OrderStatus
  testmode: boolean
  /** Milliseconds since 1970. */
  bookedAt: number
}

const OPENED = Date.parse('2026-02-02T08:00:00Z')
const EARLY_BIRD_ENDED = Date.parse('2026-10-01T22:00:00Z')

/** Everybody who registers, in parties of one to six, with names, countries and addresses dirtied. */
export function formParties(people: number, share: Share, random: Random): Party[] {
  const groups = random.shuffled(divide(people, share, random))
  const members = inventPeople(
    groups.flatMap(({ size }) => employersOf(size, random)),
    random,
  )
  dirtyPeople(members, share, random)
  let seated = 0
  const parties = groups.map(({ size, sharesAddress }) =>
    bookTogether(members.slice(seated, (seated += size)), sharesAddress, random),
  )
  dirtyAddresses(parties, share, random)
  return parties
}

type Group = { size: number; sharesAddress: boolean }

/** Three in ten come in teams, three in twenty as pairs, the rest alone. */
function divide(people: number, share: Share, random: Random): Group[] {
  const sharing = share(156) === 0 ? 0 : Math.max(2, share(156))
  const inTeams = Math.floor((people - sharing) * 0.3)
  const inPairs = 2 * Math.floor((people - sharing) * 0.075)
  const apart = [
    ...sizesFor(inTeams, () => random.between(3, 6)),
    ...sizesFor(inPairs, () => 2),
    ...sizesFor(people - sharing - inTeams - inPairs, () => 1),
  ]
  return [
    ...leavingNobodyAlone(sizesFor(sharing, () => random.pick([2, 2, 2, 3, 4, 5]))).map((size) => ({
      size,
      sharesAddress: true,
    })),
    ...apart.map((size) => ({ size, sharesAddress: false })),
  ]
}

function sizesFor(people: number, drawSize: () => number): number[] {
  const sizes: number[] = []
  let left = people
  while (left > 0) {
    const size = Math.min(drawSize(), left)
    sizes.push(size)
    left -= size
  }
  return sizes
}

/** Nobody shares an address with themselves: one who is left over joins the group before. */
function leavingNobodyAlone(sizes: number[]): number[] {
  if (sizes.at(-1) !== 1) return sizes
  return sizes.slice(0, -1).map((size, at) => (at === sizes.length - 2 ? size + 1 : size))
}

/** Teams work together, couples need not. */
function employersOf(size: number, random: Random): Organisation[] {
  const employer = inventOrganisation(random)
  return Array.from({ length: size }, () => (size > 2 ? employer : inventOrganisation(random)))
}

function bookTogether(people: Person[], sharesAddress: boolean, random: Random): Party {
  const buyerEmail = buyerOf(people, random)
  return {
    attendees: people.map((person) => ({
      person,
      email: sharesAddress ? buyerEmail : person.email,
      ticket: FULL_DELEGATE,
      addOns: [],
    })),
    buyerEmail,
    sharesAddress,
    status: 'p',
    testmode: false,
    bookedAt: random.between(OPENED / 1000, EARLY_BIRD_ENDED / 1000) * 1000,
  }
}

/** A team is booked by somebody who stays at home, and so is one in ten who come alone. */
function buyerOf(people: Person[], random: Random): string {
  const [first] = people
  if (!first) throw new Error('A party needs somebody in it.')
  const bookedByOffice = people.length > 2 || (people.length === 1 && random.chance(10))
  return bookedByOffice
    ? `${random.pick(['office', 'events', 'travel'])}@${first.organisation.domain}`
    : first.email
}

function dirtyAddresses(parties: Party[], share: Share, random: Random): void {
  const clean = random.shuffled(
    parties.flatMap(({ attendees, sharesAddress }) =>
      attendees.map((attendee) => ({ attendee, sharesAddress })),
    ),
  )
  for (const { attendee } of take(clean, share(104), ({ sharesAddress }) => !sharesAddress)) {
    attendee.email = random.pick(BLANKS)
  }
  for (const { attendee } of take(clean, share(260))) {
    attendee.email = mixedCase(attendee.email ?? '', random)
  }
  for (const { attendee } of take(clean, share(104))) {
    attendee.email = spacedOut(attendee.email ?? '', random)
  }
}
