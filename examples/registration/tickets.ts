import {
  EXHIBITOR_STAFF,
  FULL_DELEGATE,
  GALA_DINNER,
  TICKETS_PER_5200,
  VIP2,
  WORKSHOP,
} from './items.ts'
import type { Attendee, Party } from './parties.ts'
import { take } from './random.ts'
import type { Random } from './random.ts'
import type { Share } from './share.ts'

/** Gives everybody a ticket. Teams are exhibitors as long as there are exhibitors' tickets. */
export function dealTickets(parties: Party[], share: Share, random: Random): void {
  const attendees = parties.flatMap((party) => party.attendees)
  const deck = TICKETS_PER_5200.flatMap(([ticket, per5200]) =>
    Array.from({ length: share(per5200) }, () => ticket),
  )
  while (deck.length < attendees.length) deck.push(FULL_DELEGATE)
  const exhibitors = deck.filter((ticket) => ticket === EXHIBITOR_STAFF)
  const others = random.shuffled(deck.filter((ticket) => ticket !== EXHIBITOR_STAFF))

  const teamsFirst = parties.toSorted((a, b) => teamSize(b) - teamSize(a))
  const dealt = [...exhibitors, ...others]
  teamsFirst
    .flatMap((party) => party.attendees)
    .forEach((attendee, at) => {
      attendee.ticket = dealt[at] ?? FULL_DELEGATE
    })
}

function teamSize({ attendees }: Party): number {
  return attendees.length > 2 ? attendees.length : 0
}

export function isVip2({ ticket }: Attendee): boolean {
  return ticket === VIP2
}

/** A gala dinner for about one in six, a workshop for one in nine; some take both. */
export function dealAddOns(parties: Party[], share: Share, random: Random): void {
  const attendees = parties.flatMap((party) => party.attendees)
  for (const attendee of take(random.shuffled(attendees), share(900))) {
    attendee.addOns.push({ item: GALA_DINNER, variation: null })
  }
  for (const attendee of take(random.shuffled(attendees), share(600))) {
    attendee.addOns.push({ item: WORKSHOP, variation: random.pick(WORKSHOP.variations).id })
  }
}
