import { attendeesOf, holderOf } from './census.ts'
import { FULL_DELEGATE, RENAMED_TICKET } from './items.ts'
import type { Order, Position } from './order.ts'

/** A make-believe change, told in a sentence. */
export type Change = { at: string; sentence: string }

const ORDERS_TO_CANCEL = 5
const TICKETS_TO_RENAME = 10

/** Cancels five paid orders, so that everybody in them loses their only ticket. */
export function cancelOrders(orders: Order[], now: Date): Change {
  const at = laterThanAll(orders, now)
  const cancelled = ordersToChange(orders).slice(-ORDERS_TO_CANCEL)
  for (const order of cancelled) {
    order.status = 'c'
    order.last_modified = at
    for (const payment of order.payments) payment.state = 'refunded'
  }
  const people = cancelled
    .flatMap(({ positions }) => positions)
    .filter(({ addon_to }) => addon_to === null).length
  return {
    at,
    sentence: `Cancelled ${cancelled.length} orders with ${people} people in them: ${codesOf(cancelled)}.`,
  }
}

/** Gives ten paid full delegates a ticket type of another name, which nobody knows yet. */
export function renameTickets(orders: Order[], now: Date): Change {
  const at = laterThanAll(orders, now)
  const held = ordersToChange(orders).flatMap((order) =>
    order.positions
      .filter(({ item }) => item === FULL_DELEGATE.id)
      .map((position) => ({ order, position })),
  )
  const renamed = held.slice(-TICKETS_TO_RENAME)
  for (const { order, position } of renamed) {
    position.item = RENAMED_TICKET.id
    position.item_name = RENAMED_TICKET.name
    order.last_modified = at
  }
  const codes = codesOf(renamed.map(({ order }) => order))
  return {
    at,
    sentence: `Renamed ${renamed.length} tickets from “${FULL_DELEGATE.name}” to “${RENAMED_TICKET.name}”, in orders ${codes}.`,
  }
}

/** Paid orders of people who hold no second ticket, which would hide what happens to the first. */
function ordersToChange(orders: Order[]): Order[] {
  const byHolder = Map.groupBy(attendeesOf(orders), ({ position }) => holderOf(position))
  const holdsOne = (position: Position): boolean =>
    position.addon_to !== null || byHolder.get(holderOf(position))?.length === 1
  return orders.filter(
    ({ status, testmode, positions }) => status === 'p' && !testmode && positions.every(holdsOne),
  )
}

function codesOf(orders: Order[]): string {
  return [...new Set(orders.map(({ code }) => code))].join(', ')
}

/** `last_modified` only ever grows: whoever asks for what changed since the newest must not miss it. */
function laterThanAll(orders: Order[], now: Date): string {
  const newest = orders.reduce((latest, { last_modified }) => {
    const modified = Date.parse(last_modified)
    return modified > latest ? modified : latest
  }, 0)
  return new Date(Math.max(now.getTime(), newest + 1000)).toISOString()
}
