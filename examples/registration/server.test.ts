import { afterEach, expect, test } from 'vitest'
import { attendeesOf, census } from './census.ts'
import type { Order } from './order.ts'
import { startRegistrationSystem } from './server.ts'
import type { RegistrationOptions, RegistrationSystem } from './server.ts'

type Page = { count: number; next: string | null; previous: string | null; results: Order[] }

let system: RegistrationSystem

async function start(options: RegistrationOptions = {}): Promise<void> {
  system = await startRegistrationSystem({ people: 300, throttleEvery: null, ...options })
}

afterEach(() => system.stop())

function get(url: string): Promise<Response> {
  return fetch(url, { headers: { Authorization: `Token ${system.token}` } })
}

async function pageAt(url: string): Promise<Page> {
  return (await (await get(url)).json()) as Page
}

async function pull(pageSize: number): Promise<Page[]> {
  const pages: Page[] = []
  for (
    let next: string | null = `${system.ordersUrl}?page_size=${pageSize}`;
    next;
    next = pages.at(-1)?.next ?? null
  ) {
    pages.push(await pageAt(next))
  }
  return pages
}

test.each([7, 100, 250])(
  'pages of %i bring every order once and agree on the count',
  async (size) => {
    await start()
    const pages = await pull(size)
    expect(pages).toHaveLength(Math.ceil(system.orders.length / size))
    expect(pages.flatMap(({ results }) => results)).toEqual(system.orders)
    expect(new Set(pages.map(({ count }) => count))).toEqual(new Set([system.orders.length]))
  },
)

test('next and previous are addresses on the host that was asked', async () => {
  await start()
  const byName = system.ordersUrl.replace('127.0.0.1', 'localhost')
  const page = await pageAt(`${byName}?page=2&page_size=10`)
  expect(page.next).toBe(`${byName}?page=3&page_size=10`)
  expect(page.previous).toBe(`${byName}?page=1&page_size=10`)
})

test('a page holds a hundred orders unless it is told, and never more than 250', async () => {
  await start({ people: 600 })
  expect((await pageAt(system.ordersUrl)).results).toHaveLength(100)
  expect((await pageAt(`${system.ordersUrl}?page_size=1000`)).results).toHaveLength(250)
})

test.each(['0', '-1', 'last', '99'])('page %s is not found', async (page) => {
  await start()
  const response = await get(`${system.ordersUrl}?page=${page}`)
  expect(response.status).toBe(404)
  expect(await response.json()).toEqual({ detail: 'Invalid page.' })
})

test('without people there is one empty page', async () => {
  await start({ people: 0 })
  expect(await pageAt(system.ordersUrl)).toEqual({
    count: 0,
    next: null,
    previous: null,
    results: [],
  })
})

test.each([
  ['no token', {}],
  ['a wrong token', { Authorization: 'Token wrong' }],
  ['the token of another scheme', { Authorization: 'Bearer quayside-demo-4kz9w2harbor7' }],
])('with %s the answer is 401 in JSON', async (_, headers) => {
  await start()
  const response = await fetch(system.ordersUrl, { headers })
  expect(response.status).toBe(401)
  expect(response.headers.get('www-authenticate')).toBe('Token')
  expect(await response.json()).toHaveProperty('detail')
})

test('the API is only read', async () => {
  await start()
  const response = await fetch(system.ordersUrl, {
    method: 'POST',
    headers: { Authorization: `Token ${system.token}` },
  })
  expect(response.status).toBe(405)
})

test('every third request is throttled when asked for, and the one after it is not', async () => {
  await start({ throttleEvery: 3 })
  const statuses: number[] = []
  for (let request = 1; request <= 7; request++) {
    const response = await get(system.ordersUrl)
    statuses.push(response.status)
    if (response.status === 429) expect(response.headers.get('retry-after')).toBe('1')
  }
  expect(statuses).toEqual([200, 200, 429, 200, 200, 429, 200])
  expect(system.requests.map(({ status }) => status)).toEqual(statuses)
})

test('the items name every item of the orders', async () => {
  await start()
  const response = await get(new URL('../items/', system.ordersUrl).href)
  const { results } = (await response.json()) as { results: { id: number; name: { en: string } }[] }
  const names = new Map(results.map(({ id, name }) => [id, name.en]))
  for (const { item, item_name } of system.orders.flatMap(({ positions }) => positions)) {
    expect(names.get(item)).toBe(item_name)
  }
})

test('the event says what it is', async () => {
  await start()
  const response = await get(new URL('..', system.ordersUrl).href)
  expect(await response.json()).toMatchObject({ slug: 'summit-2027', currency: 'EUR' })
})

test('a change of the orders is what the API serves', async () => {
  await start()
  system.orders.splice(1)
  expect((await pageAt(system.ordersUrl)).count).toBe(1)
})

test('the page tells how to connect and how many people there are', async () => {
  await start()
  const html = await (await fetch(system.url)).text()
  expect(html).toContain(system.ordersUrl)
  expect(html).toContain(system.token)
  expect(html).toContain(`${census(system.orders).people}`)
})

test('cancelling five orders takes their people away and is told on the page', async () => {
  await start()
  const before = census(system.orders)
  const response = await fetch(`${system.url}/changes/cancel-orders`, { method: 'POST' })
  expect(await response.text()).toContain('Cancelled 5 orders')

  const after = census(system.orders)
  const gone = after.byStatus.c - before.byStatus.c
  expect(gone).toBeGreaterThanOrEqual(5)
  expect(after.people).toBe(before.people - gone)
})

test('renaming ten tickets brings a ticket type that was not there', async () => {
  await start()
  await fetch(`${system.url}/changes/rename-tickets`, { method: 'POST' })
  const renamed = attendeesOf(system.orders).filter(
    ({ position }) => position.item_name === 'Delegate Plus',
  )
  expect(renamed.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 'p'))
  const items = await (await get(new URL('../items/', system.ordersUrl).href)).text()
  expect(items).toContain('Delegate Plus')
})

test('a changed order is modified later than every other', async () => {
  await start()
  const newest =
    system.orders
      .map((order) => order.last_modified)
      .sort()
      .at(-1) ?? ''
  await fetch(`${system.url}/changes/cancel-orders`, { method: 'POST' })
  const changed = system.orders.filter((order) => order.last_modified > newest)
  expect(changed).toHaveLength(5)
})

test('another site cannot make a change', async () => {
  await start()
  const before = structuredClone(system.orders)
  const response = await fetch(`${system.url}/changes/cancel-orders`, {
    method: 'POST',
    headers: { 'Sec-Fetch-Site': 'cross-site' },
  })
  expect(response.status).toBe(403)
  expect(system.orders).toEqual(before)
})

test('after stopping nobody answers', async () => {
  await start()
  await system.stop()
  await expect(fetch(system.url)).rejects.toThrow('fetch failed')
})
