import { createServer } from 'node:http'
import type { IncomingMessage, Server } from 'node:http'
import { answerApi, json, ORDERS_PATH } from './api.ts'
import type { Reply } from './api.ts'
import { cancelOrders, renameTickets } from './changes.ts'
import type { Change } from './changes.ts'
import type { Order } from './order.ts'
import { inventOrders } from './orders.ts'
import { renderPage } from './page.ts'

export const DEMO_TOKEN = 'quayside-demo-4kz9w2harbor7'
export const DEFAULT_PEOPLE = 5200
export const DEFAULT_THROTTLE_EVERY = 17

const LOOPBACK = '127.0.0.1'
const REQUESTS_KEPT = 1000

export type RegistrationOptions = {
  /** 0, the default, takes any free port. */
  port?: number
  people?: number
  seed?: number
  /** 17 throttles every 17th API request; at least 2, or null for none. */
  throttleEvery?: number | null
  token?: string
}

export type RegistrationSystem = {
  /** Of the page for humans, without a slash at the end. */
  url: string
  ordersUrl: string
  token: string
  /** What the API serves; whoever changes them changes the truth. */
  orders: Order[]
  /** The latest 1,000 requests, oldest first. */
  requests: { method: string; path: string; status: number }[]
  stop(): Promise<void>
}

/** Starts Quayside Tickets on the loopback address: a page for humans and the API. */
export async function startRegistrationSystem(
  options: RegistrationOptions = {},
): Promise<RegistrationSystem> {
  const { port = 0, people = DEFAULT_PEOPLE, seed = 2027, token = DEMO_TOKEN } = options
  const { throttleEvery = DEFAULT_THROTTLE_EVERY } = options
  const orders = inventOrders({ people, seed })
  const respond = makeResponder({ orders, token, throttleEvery })
  const requests: RegistrationSystem['requests'] = []

  const server = createServer((request, response) => {
    const reply = respond(request)
    const { method = '', url: path = '' } = request
    requests.push({ method, path, status: reply.status })
    if (requests.length > REQUESTS_KEPT) requests.shift()
    response
      .writeHead(reply.status, {
        ...reply.headers,
        'Content-Length': Buffer.byteLength(reply.body),
      })
      .end(reply.body)
  })
  const url = `http://${LOOPBACK}:${await listen(server, port)}`
  return {
    url,
    ordersUrl: url + ORDERS_PATH,
    token,
    orders,
    requests,
    stop: () => close(server),
  }
}

type Shop = { orders: Order[]; token: string; throttleEvery: number | null }

function makeResponder({
  orders,
  token,
  throttleEvery,
}: Shop): (request: IncomingMessage) => Reply {
  const changes: Change[] = []
  let asked = 0

  return (request) => {
    const { method = 'GET', headers } = request
    const url = URL.parse(request.url ?? '/', `http://${headers.host ?? LOOPBACK}`)
    if (!url) return json(400, { detail: 'The address of this request cannot be read.' })
    if (url.pathname.startsWith('/api/')) {
      const refusal = refuse(headers.authorization, token)
      if (refusal) return refusal
      asked++
      if (throttleEvery !== null && asked % throttleEvery === 0) return THROTTLED
      return answerApi(method, url, orders)
    }
    if (url.pathname === '/' && (method === 'GET' || method === 'HEAD')) {
      return renderPage({ ordersUrl: url.origin + ORDERS_PATH, token, orders, changes })
    }
    const change = CHANGES[url.pathname]
    if (!change || method !== 'POST') return text(404, 'There is nothing at this address.')
    if (headers['sec-fetch-site'] === 'cross-site') {
      return text(403, 'Changes are made on the page of Quayside Tickets, not from other sites.')
    }
    changes.unshift(change(orders, new Date()))
    return { status: 303, headers: { Location: '/' }, body: '' }
  }
}

const CHANGES: Record<string, (orders: Order[], now: Date) => Change> = {
  '/changes/cancel-orders': cancelOrders,
  '/changes/rename-tickets': renameTickets,
}

const THROTTLED = json(
  429,
  { detail: 'Request was throttled. Expected available in 1 second.' },
  { 'Retry-After': '1' },
)

/** Null where the token is right. */
function refuse(authorization: string | undefined, token: string): Reply | null {
  if (authorization === `Token ${token}`) return null
  const detail = authorization ? 'Invalid token.' : 'Authentication credentials were not provided.'
  return json(401, { detail }, { 'WWW-Authenticate': 'Token' })
}

function text(status: number, body: string): Reply {
  return { status, headers: { 'Content-Type': 'text/plain; charset=utf-8' }, body }
}

async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, LOOPBACK, resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') {
    throw new Error(`Expected a port to listen on, found ${String(address)}.`)
  }
  return address.port
}

async function close(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
