import { answersOf, organisationWritten } from './answers.ts'
import { BLANKS } from './dirt.ts'
import type { Item } from './items.ts'
import type { InvoiceAddress, NameParts, Order, OrderStatus, Payment, Position } from './order.ts'
import type { Attendee, Party } from './parties.ts'
import { fullName } from './people.ts'
import type { Person } from './people.ts'
import type { Random } from './random.ts'

/** Without the letters and digits that are mistaken for one another when read out. */
const CODE_ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ3789'
const SECRET_ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789'

const FIRST_POSITION_ID = 88_001
const DAY = 24 * 60 * 60 * 1000

/** Parties as orders of the API, with order codes and position ids given in their order. */
export function presentOrders(parties: Party[], random: Random): Order[] {
  const codes = new Set<string>()
  let nextId = FIRST_POSITION_ID
  return parties.map((party) => {
    const order = presentOrder(party, freeCode(codes, random), nextId, random)
    nextId += order.positions.length
    return order
  })
}

function freeCode(codes: Set<string>, random: Random): string {
  let code = random.code(CODE_ALPHABET, 5)
  while (codes.has(code)) code = random.code(CODE_ALPHABET, 5)
  codes.add(code)
  return code
}

function presentOrder(party: Party, code: string, firstId: number, random: Random): Order {
  const [first] = party.attendees
  if (!first) throw new Error(`Order ${code} has nobody in it.`)
  const positions = presentPositions(party.attendees, code, firstId, random)
  const total = positions.reduce((sum, { price }) => sum + Number(price), 0).toFixed(2)
  const settledAt = party.bookedAt + random.between(0, 9 * DAY)
  return {
    code,
    status: party.status,
    testmode: party.testmode,
    secret: random.code(SECRET_ALPHABET, 16),
    email: party.buyerEmail,
    locale: first.person.locale,
    sales_channel: 'web',
    datetime: timestamp(party.bookedAt),
    expires: timestamp(party.bookedAt + 14 * DAY),
    last_modified: timestamp(settledAt),
    total,
    comment: '',
    invoice_address: presentInvoiceAddress(first.person, party.attendees.length, random),
    positions,
    payments: [presentPayment(party.status, total, party.bookedAt, settledAt, random)],
  }
}

/** Each ticket, followed by its add-ons. */
function presentPositions(
  attendees: Attendee[],
  order: string,
  firstId: number,
  random: Random,
): Position[] {
  const positions: Position[] = []
  const add = (item: Item, variation: number | null, holder: Holder): number => {
    const id = firstId + positions.length
    positions.push({
      id,
      order,
      positionid: positions.length + 1,
      item: item.id,
      item_name: item.name,
      variation,
      price: item.price,
      ...holder,
      voucher: null,
      secret: random.code(SECRET_ALPHABET, 32),
      pseudonymization_id: random.code(CODE_ALPHABET, 10),
      checkins: [],
    })
    return id
  }
  for (const attendee of attendees) {
    const ticketId = add(attendee.ticket, null, presentAttendee(attendee, random))
    for (const { item, variation } of attendee.addOns) {
      add(item, variation, { ...NOBODY, addon_to: ticketId })
    }
  }
  return positions
}

/** What a position says of the person who holds it. */
type Holder = Pick<
  Position,
  'attendee_name' | 'attendee_name_parts' | 'attendee_email' | 'company' | 'addon_to' | 'answers'
>

/** Add-ons are held by the holder of their ticket, and say nothing of their own. */
const NOBODY = {
  attendee_name: null,
  attendee_name_parts: {},
  attendee_email: null,
  company: null,
  answers: [],
}

function presentAttendee({ person, email }: Attendee, random: Random): Holder {
  return {
    attendee_name: fullName(person),
    attendee_name_parts: nameParts(person),
    attendee_email: email,
    company: random.chance(55) ? organisationWritten(person, random) : random.pick(BLANKS),
    addon_to: null,
    answers: answersOf(person, random),
  }
}

function nameParts({ given, family }: Person): NameParts {
  return { _scheme: 'given_family', given_name: given, family_name: family }
}

function presentInvoiceAddress(person: Person, people: number, random: Random): InvoiceAddress {
  const isBusiness = people > 2 || random.chance(40)
  return {
    company: isBusiness ? person.organisation.name : '',
    is_business: isBusiness,
    name: fullName(person),
    name_parts: nameParts(person),
    street: `${random.between(1, 180)} ${random.pick(['Quay Street', 'Pier Road', 'Dock Lane'])}`,
    zipcode: String(random.between(10_000, 99_999)),
    city: person.city,
    country: person.country,
    vat_id: '',
  }
}

function presentPayment(
  status: OrderStatus,
  total: string,
  bookedAt: number,
  settledAt: number,
  random: Random,
): Payment {
  const states = { p: 'confirmed', n: 'created', e: 'canceled', c: 'refunded' } as const
  const wasPaid = status === 'p' || status === 'c'
  return {
    local_id: 1,
    state: states[status],
    amount: total,
    created: timestamp(bookedAt),
    payment_date: wasPaid ? timestamp(settledAt) : null,
    provider: total === '0.00' ? 'free' : random.pick(['card', 'card', 'banktransfer']),
  }
}

function timestamp(milliseconds: number): string {
  return new Date(milliseconds).toISOString()
}
