import type { Order, OrderStatus } from './order.ts'
import { FULL_DELEGATE, SPEAKER } from './items.ts'
import { formParties } from './parties.ts'
import type { Attendee, Party } from './parties.ts'
import { presentOrders } from './present-order.ts'
import { seededRandom, take } from './random.ts'
import type { Random } from './random.ts'
import { shareOf } from './share.ts'
import { dealAddOns, dealTickets, isVip2 } from './tickets.ts'
import { testParties } from './test-parties.ts'

const DAY = 24 * 60 * 60 * 1000

/**
 * All orders of the event, oldest first: exactly `people` attendee positions in orders that are
 * not tests, whatever became of those orders, and further their add-ons and the test orders. The
 * same people and seed give the same orders, byte for byte.
 */
export function inventOrders({ people, seed }: { people: number; seed: number }): Order[] {
  const random = seededRandom(seed)
  const share = shareOf(people)
  const parties = formParties(people - share(60), share, random)
  dealTickets(parties, share, random)
  giveStatus(parties, 'c', share(208), random)
  giveStatus(parties, 'e', share(52), random)
  giveStatus(parties, 'n', share(52), random)
  parties.push(...registerTwice(parties, share(60), random))
  dealAddOns(parties, share, random)
  parties.push(...testParties(share(12), random))
  return presentOrders(
    parties.toSorted((a, b) => a.bookedAt - b.bookedAt),
    random,
  )
}

/** Gives a status to orders until it holds exactly so many people. */
function giveStatus(parties: Party[], status: OrderStatus, people: number, random: Random): void {
  let left = people
  for (const party of random.shuffled(parties)) {
    if (party.attendees.length > left || !canHaveStatus(party, status)) continue
    party.status = status
    left -= party.attendees.length
  }
}

/** VIP2 stays paid, so that all of them wait for somebody to map them; what is free is never owed. */
function canHaveStatus({ attendees, status }: Party, wanted: OrderStatus): boolean {
  const isOwed = wanted === 'n' || wanted === 'e'
  const isFree = attendees.every(({ ticket }) => Number(ticket.price) === 0)
  return status === 'p' && !attendees.some(isVip2) && !(isOwed && isFree)
}

/** The same person, name and address, days later in another order with another ticket. */
function registerTwice(parties: Party[], people: number, random: Random): Party[] {
  return take(random.shuffled(parties), people, canRegisterAgain).map((party) => ({
    ...party,
    attendees: party.attendees.map((attendee) => ({
      ...attendee,
      ticket: attendee.ticket === SPEAKER ? FULL_DELEGATE : SPEAKER,
      addOns: [],
    })),
    bookedAt: party.bookedAt + random.between(1, 40) * DAY,
  }))
}

function canRegisterAgain({ attendees, status, sharesAddress }: Party): boolean {
  return status === 'p' && !sharesAddress && attendees.length === 1 && attendees.every(isSingledOut)
}

function isSingledOut(attendee: Attendee): boolean {
  return (attendee.email ?? '').includes('@') && !isVip2(attendee)
}
