import type { Order, OrderStatus, Position } from './order.ts'

/** What stands in the orders, counted: what whoever reads them has to arrive at. */
type Census = {
  orders: number
  testOrders: number
  /** Tickets and add-ons of all orders, tests included. */
  positions: number
  addOns: number
  /** Tickets of orders that are not tests, whatever became of the orders. */
  attendees: number
  byStatus: Record<OrderStatus, number>
  byTicket: { ticket: string; all: number; byStatus: Record<OrderStatus, number> }[]
  /** Paid tickets whose holder, by name and address, holds an earlier paid ticket. */
  duplicates: number
  /** Paid, and each person once. */
  people: number
}

export function census(orders: readonly Order[]): Census {
  const tests = orders.filter((order) => order.testmode)
  const held = attendeesOf(orders)
  const duplicates = countDuplicates(held)
  const byStatus = countStatuses(held)
  return {
    orders: orders.length,
    testOrders: tests.length,
    positions: orders.reduce((sum, { positions }) => sum + positions.length, 0),
    addOns: orders.flatMap(({ positions }) => positions).filter(isAddOn).length,
    attendees: held.length,
    byStatus,
    byTicket: [...Map.groupBy(held, ({ position }) => position.item_name)]
      .map(([ticket, of]) => ({ ticket, all: of.length, byStatus: countStatuses(of) }))
      .sort((a, b) => b.all - a.all),
    duplicates,
    people: byStatus.p - duplicates,
  }
}

/** A person's ticket with what its order says of it. */
export type HeldTicket = { position: Position; status: OrderStatus }

/** People's tickets in the order in which they were bought: no add-ons, no test orders. */
export function attendeesOf(orders: readonly Order[]): HeldTicket[] {
  return orders
    .filter((order) => !order.testmode)
    .flatMap(({ positions, status }) =>
      positions.filter((position) => !isAddOn(position)).map((position) => ({ position, status })),
    )
}

function isAddOn(position: Position): boolean {
  return position.addon_to !== null
}

function countStatuses(held: HeldTicket[]): Record<OrderStatus, number> {
  const counts = { p: 0, n: 0, e: 0, c: 0 }
  for (const { status } of held) counts[status]++
  return counts
}

function countDuplicates(held: HeldTicket[]): number {
  const addressed = held
    .filter(({ position, status }) => status === 'p' && plainAddress(position) !== null)
    .map(({ position }) => holderOf(position))
  return addressed.length - new Set(addressed).size
}

/** Name and address, which together make one person of several tickets. */
export function holderOf(position: Position): string {
  return `${position.attendee_name} <${plainAddress(position)}>`
}

/** The address as it should have been typed: `null` where none was. */
export function plainAddress({ attendee_email }: Position): string | null {
  return attendee_email?.includes('@') ? attendee_email.trim().toLowerCase() : null
}
