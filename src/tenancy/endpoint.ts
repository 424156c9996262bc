// What an HTTP endpoint declares. Deny by default: without `may` it doesn't compile, and the server registers nothing else.
//
// The steps of a request, each of which may end it: host → same site → who asks → params → may → query, body → answer.
// So whoever may not is told before their body is read.
import type { FastifyReply, FastifyRequest } from 'fastify'
import type * as z from 'zod'
import type { Account } from './accounts.ts'
import type { SiteVisitor } from './visitor.ts'

export type Audit = string | { none: string }

/** `console` endpoints answer on the console's own origin, `site` endpoints on an environment's. */
export type Seen = { console: { account: Account | null }; site: { visitor: SiteVisitor } }
export type Audience = keyof Seen

/** The session cookie of the origin that is asked: the console's, or one environment's. */
export type SessionCookie = {
  token: string | null
  keep: (token: string, expiresAt: Date) => void
  forget: () => void
}

export type Asked<A extends Audience, P, Q, B> = Seen[A] & {
  params: P
  query: Q
  body: B
  session: SessionCookie
  /** The client's address, cut to what one subscriber holds: for limits, and for the list of sign-ins. */
  network: string
  /** The browser as it names itself, cut to 200 characters. */
  agent: string
  request: FastifyRequest
  reply: FastifyReply
}

type Schema = z.ZodType
type None = z.ZodUndefined

export type Endpoint<
  A extends Audience,
  S,
  R,
  P extends Schema = None,
  Q extends Schema = None,
  B extends Schema = None,
  N extends number = never,
> = {
  on: A
  /** Loads what the path names and refuses who may not: what it returns is the answer's `scope`. */
  may: (asked: { params: z.output<P> } & Seen[A]) => S | Promise<S>
  /** The event that the answer logs by `record`, or why it logs none. */
  audit: Audit
  params?: P
  query?: Q
  body?: B
  /** Takes the body as bytes, up to this many, whatever its content type. */
  bytes?: N
  /** What it returns leaves as JSON; a text, bytes or a stream as they are, once `reply.type(…)` says what they are. */
  answer: (asked: Asked<A, z.output<P>, z.output<Q>, Body<B, N>> & { scope: S }) => R | Promise<R>
}

type Body<B extends Schema, N extends number> = [N] extends [never] ? z.output<B> : Buffer

/** Infers the types of one endpoint. Its method and path are the key under which it stands. */
export function endpoint<
  A extends Audience,
  S,
  R,
  P extends Schema = None,
  Q extends Schema = None,
  B extends Schema = None,
  N extends number = never,
>(declared: Endpoint<A, S, R, P, Q, B, N>): Endpoint<A, S, R, P, Q, B, N> {
  return declared
}

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
export type EndpointKey = `${Method} /${string}`

/** A table of endpoints: each stands under its method and path, such as `GET /api/projects/:project`. */
export type Endpoints = Record<EndpointKey, AnyEndpoint>

/** An endpoint whose types are known to its own declaration alone. */
export type AnyEndpoint = {
  on: Audience
  may: (asked: never) => unknown
  audit: Audit
  params?: Schema
  query?: Schema
  body?: Schema
  bytes?: number
  answer: (asked: never) => unknown
}

/** What a caller of an endpoint sends: the parts that it declares, as they are before parsing. */
export type Sent<E> = Part<'params', E> & Part<'query', E> & SentBody<E>
type Part<K extends 'params' | 'query' | 'body', E> = E extends { [_ in K]?: infer X }
  ? [Exclude<X, undefined>] extends [None]
    ? unknown
    : Exclude<X, undefined> extends infer Z extends Schema
      ? { [_ in K]: z.input<Z> }
      : unknown
  : unknown
type SentBody<E> = E extends { bytes?: infer N }
  ? [Exclude<N, undefined>] extends [never]
    ? Part<'body', E>
    : { body: Uint8Array }
  : Part<'body', E>

/** What a caller of an endpoint gets back: the answer after its way through JSON. */
export type Answer<E> = E extends { answer: (asked: never) => infer R } ? Json<Awaited<R>> : never

/** A value as `JSON.parse(JSON.stringify(value))` gives it back: dates are texts. */
export type Json<T> = unknown extends T
  ? T
  : T extends { toJSON(): infer J }
    ? Json<J>
    : T extends object
      ? { [K in keyof T]: Json<T[K]> }
      : T
