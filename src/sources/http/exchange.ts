import type { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { request as send } from 'undici'
import { SourceError } from '../source-error.ts'
import type { Guard } from './guard.ts'
import type { SourceRequest } from './request.ts'
import { transportError } from './transport-error.ts'

export type Answer = {
  status: number
  /** Names in lower case; repeated ones joined by a comma. */
  headers: Record<string, string>
  body: Buffer
}

export type ExchangeOptions = {
  guard: Guard
  signal?: AbortSignal | undefined
  /** Largest body in bytes, after decompression. */
  bodyLimit: number
  /** Longest time in milliseconds for the whole answer, however slowly it drips. */
  wholeMs: number
}

const redirectLimit = 5

/** One GET, its redirects followed by hand so that each hop is guarded. Throws a SourceError. */
export async function exchange(request: SourceRequest, options: ExchangeOptions): Promise<Answer> {
  let { url, headers } = request
  for (let hop = 0; hop <= redirectLimit; hop += 1) {
    const answer = await ask(url, headers, options)
    if (!redirects.has(answer.status)) return answer
    const target = redirectTarget(url, answer)
    if (target.origin !== url.origin) headers = request.plainHeaders
    url = target
  }
  throw new SourceError('redirects_too_many', { host: url.host })
}

const redirects = new Set([301, 302, 303, 307, 308])

function redirectTarget(from: URL, answer: Answer): URL {
  const location = answer.headers['location']
  if (location === undefined || !URL.canParse(location, from.href)) {
    throw new SourceError('redirect_without_address', { host: from.host, status: answer.status })
  }
  const to = new URL(location, from)
  if (from.protocol === 'https:' && to.protocol === 'http:') {
    throw new SourceError('redirect_unsafe', { from: from.host, to: to.host })
  }
  return to
}

async function ask(
  url: URL,
  headers: Record<string, string>,
  options: ExchangeOptions,
): Promise<Answer> {
  options.guard.check(url)
  const deadline = AbortSignal.timeout(options.wholeMs)
  const signal = options.signal ? AbortSignal.any([options.signal, deadline]) : deadline
  try {
    const response = await send(url, {
      dispatcher: options.guard.dispatcher,
      method: 'GET',
      headers,
      signal,
    })
    const received = flat(response.headers)
    const body = await wholeBody(response.body, received['content-encoding'], url, options)
    return { status: response.statusCode, headers: received, body }
  } catch (error) {
    options.signal?.throwIfAborted()
    throw transportError(error, url)
  }
}

function flat(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined
        ? []
        : [[name.toLowerCase(), Array.isArray(value) ? value.join(', ') : value]],
    ),
  )
}

async function wholeBody(
  body: Readable,
  encoding: string | undefined,
  url: URL,
  { bodyLimit }: ExchangeOptions,
): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  const collect = async (source: AsyncIterable<Buffer>): Promise<void> => {
    for await (const chunk of source) {
      size += chunk.length
      if (size > bodyLimit) {
        const limit = `${Math.round(bodyLimit / 1_000_000)} MB`
        throw new SourceError('too_large', { host: url.host, limit })
      }
      chunks.push(chunk)
    }
  }
  const decoder = decoders[encoding ?? 'identity']?.()
  if (decoder === undefined) await pipeline(body, collect)
  else await pipeline(body, decoder, collect)
  return Buffer.concat(chunks, size)
}

const decoders: Record<string, () => Transform> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
}
