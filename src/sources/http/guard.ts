import { lookup as systemLookup, type LookupAddress } from 'node:dns'
import type { LookupFunction } from 'node:net'
import { Agent, buildConnector, type Dispatcher } from 'undici'
import { SourceError } from '../source-error.ts'
import { forbiddenKind } from './address.ts'

/**
 * Stands between Gangway and the addresses that people enter. Whatever a name resolves to, and whenever it changes
 * its mind, a connection into a private network is never used: the address is checked while it is looked up, and the
 * socket's own address once more before a byte is sent.
 */
export type Guard = {
  /** Throws a SourceError for an address that may not be asked. */
  check: (url: URL) => void
  /** Makes the guarded connections. */
  dispatcher: Dispatcher
  close: () => Promise<void>
}

export type GuardOptions = {
  /** Exceptions as `host:port`, for example `127.0.0.1:4800` for a demonstration on the same machine. */
  allow?: readonly string[]
  /** Stands in for the system's name look-up. */
  lookup?: LookupFunction
  /** Longest waits in milliseconds: for the connection, for the answer's beginning, and between its parts. */
  connectMs?: number
  answerMs?: number
}

export function createGuard(options: GuardOptions = {}): Guard {
  const allow = new Set((options.allow ?? []).map((entry) => entry.toLowerCase()))
  const { connectMs = 10_000, answerMs = 30_000 } = options
  const shared = { timeout: connectMs, allowH2: false }
  const lookup = options.lookup ?? systemLookup
  const open = buildConnector({ ...shared, lookup })
  const guarded = buildConnector({ ...shared, lookup: guardedLookup(lookup) })

  const connect: buildConnector.connector = (target, callback) => {
    if (allow.has(placeOf(target))) return open(target, callback)
    return guarded(target, (...result) => {
      const [error, socket] = result
      const kind = error === null ? forbiddenKind(socket.remoteAddress ?? '') : null
      if (error !== null || kind === null) return callback(...result)
      socket.destroy()
      return callback(new SourceError('address_refused', { host: target.hostname, kind }), null)
    })
  }

  const dispatcher = new Agent({
    connect,
    headersTimeout: answerMs,
    bodyTimeout: answerMs,
    connections: 4,
  })
  return {
    check: (url) => checkAddress(url, allow),
    dispatcher,
    close: () => dispatcher.close(),
  }
}

function checkAddress(url: URL, allow: ReadonlySet<string>): void {
  const { protocol: scheme, hostname: host } = url
  if (scheme !== 'http:' && scheme !== 'https:') throw new SourceError('scheme_refused', { scheme })
  if (url.username !== '' || url.password !== '') {
    throw new SourceError('credentials_in_url', { host })
  }
  if (allow.has(placeOf({ protocol: scheme, hostname: host, port: url.port }))) return
  const port = url.port === '' ? null : Number(url.port)
  if (port !== null && (!isWebPort(port) || badPorts.has(port))) {
    throw new SourceError('port_refused', { host, port })
  }
  // A host given as a number never passes the look-up.
  const literal = host.replace(/^\[|\]$/g, '')
  const kind = /^[\d.]+$|:/.test(literal) ? forbiddenKind(literal) : null
  if (kind !== null) throw new SourceError('address_refused', { host, kind })
}

function isWebPort(port: number): boolean {
  return port === 80 || port === 443 || port > 1023
}

/** Ports above 1023 that no browser opens either: https://fetch.spec.whatwg.org/#port-blocking */
const badPorts = new Set([
  1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669,
  6679, 6697, 10080,
])

function placeOf(target: { protocol: string; hostname: string; port: string }): string {
  const port = target.port === '' ? (target.protocol === 'https:' ? '443' : '80') : target.port
  return `${target.hostname}:${port}`.toLowerCase()
}

/** Refuses a name as soon as one of its addresses is a private one: a mixed answer is a trick or a mistake. */
function guardedLookup(lookup: LookupFunction): LookupFunction {
  return (host, options, callback) => {
    lookup(host, options, (error, address, family) => {
      if (error !== null) return callback(error, address, family)
      const addresses: string[] =
        typeof address === 'string' ? [address] : address.map((one: LookupAddress) => one.address)
      const kind = addresses.map(forbiddenKind).find((found) => found !== null)
      if (kind === undefined || kind === null) return callback(null, address, family)
      return callback(new SourceError('address_refused', { host, kind }), '', 0)
    })
  }
}
