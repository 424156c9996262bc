import type { Item } from './items.ts'
import { ITEMS, RENAMED_TICKET } from './items.ts'
import type { Order } from './order.ts'

/** What goes back over HTTP. */
export type Reply = { status: number; headers: Record<string, string>; body: string }

const EVENT_PATH = '/api/v1/organizers/harbor/events/summit-2027/'
export const ORDERS_PATH = `${EVENT_PATH}orders/`

const DEFAULT_PAGE_SIZE = 100
const LARGEST_PAGE_SIZE = 250

/** Answers one read of the API, a request whose token was found right. */
export function answerApi(method: string, url: URL, orders: Order[]): Reply {
  if (method !== 'GET' && method !== 'HEAD') {
    return json(405, { detail: `Method "${method}" not allowed.` }, { Allow: 'GET, HEAD' })
  }
  switch (url.pathname) {
    case EVENT_PATH:
      return json(200, EVENT)
    case ORDERS_PATH:
      return page(url, orders)
    case `${EVENT_PATH}items/`:
      return page(url, soldItems(orders).map(presentItem))
    default:
      return json(404, { detail: 'Not found.' })
  }
}

export function json(status: number, body: unknown, headers: Record<string, string> = {}): Reply {
  return {
    status,
    headers: { 'Content-Type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(body),
  }
}

/**
 * One page of a list, with absolute addresses of its neighbours. A page size above the largest is
 * cut to it without a word, as such APIs do; a page that does not exist is not found.
 */
function page(url: URL, list: readonly unknown[]): Reply {
  const number = positive(url.searchParams.get('page') ?? '1')
  const wanted = positive(url.searchParams.get('page_size') ?? '') ?? DEFAULT_PAGE_SIZE
  const size = Math.min(wanted, LARGEST_PAGE_SIZE)
  const last = Math.max(1, Math.ceil(list.length / size))
  if (number === null || number > last) return json(404, { detail: 'Invalid page.' })
  return json(200, {
    count: list.length,
    next: number < last ? addressOfPage(url, number + 1) : null,
    previous: number > 1 ? addressOfPage(url, number - 1) : null,
    results: list.slice((number - 1) * size, number * size),
  })
}

function positive(text: string): number | null {
  const number = /^\d{1,9}$/.test(text) ? Number(text) : 0
  return number > 0 ? number : null
}

function addressOfPage(url: URL, number: number): string {
  const address = new URL(url)
  address.searchParams.set('page', String(number))
  return address.href
}

function soldItems(orders: Order[]): readonly Item[] {
  const isRenamed = orders.some(({ positions }) =>
    positions.some(({ item }) => item === RENAMED_TICKET.id),
  )
  return isRenamed ? [...ITEMS, RENAMED_TICKET] : ITEMS
}

function presentItem({ id, name, price, admission, variations }: Item): object {
  return {
    id,
    name: { en: name },
    internal_name: null,
    active: true,
    admission,
    personalized: admission,
    default_price: price,
    has_variations: variations.length > 0,
    variations: variations.map((variation) => ({
      id: variation.id,
      value: { en: variation.value },
    })),
  }
}

const EVENT = {
  slug: 'summit-2027',
  name: { en: 'Harbor Summit 2027' },
  live: true,
  testmode: false,
  currency: 'EUR',
  date_from: '2027-05-12T09:00:00+02:00',
  date_to: '2027-05-14T17:00:00+02:00',
  timezone: 'Europe/Amsterdam',
  location: { en: 'Quayside Halls, Rotterdam' },
  has_subevents: false,
  meta_data: { organizer: 'Harbor Society' },
}
