// What an HTTP endpoint declares. Deny by default: without `may` it doesn't compile, and the server registers nothing else.
import type { FastifyReply, FastifyRequest } from 'fastify'
import type * as z from 'zod'
import type { Account } from './accounts.ts'
import type { SiteVisitor } from './visitor.ts'

export type Audit = string | { none: string }

/** `console` endpoints answer on the console's own origin, `site` endpoints on an environment's. */
type Seen = { console: { account: Account | null }; site: { visitor: SiteVisitor } }
export type Audience = keyof Seen

export type Asked<A extends Audience, P, Q, B> = Seen[A] & {
  params: P
  query: Q
  body: B
  request: FastifyRequest
  reply: FastifyReply
  network: string
}

export type Endpoint<A extends Audience, P, Q, B, S, R> = {
  on: A
  /** Loads what the path names and refuses who may not: what it returns is the answer's `scope`. */
  may(asked: { params: P } & Seen[A]): S | Promise<S>
  /** The event that the answer logs, or why it logs none. */
  audit: Audit
  params?: z.ZodType<P>
  query?: z.ZodType<Q>
  body?: z.ZodType<B>
  /** Takes the body as bytes, up to this many. */
  bytes?: number
  answer(asked: Asked<A, P, Q, B> & { scope: S }): Promise<R>
}

/** Infers the types of one endpoint. Its method and path are the key under which it stands. */
export function endpoint<A extends Audience, S, R, P = unknown, Q = unknown, B = unknown>(
  declared: Endpoint<A, P, Q, B, S, R>,
): Endpoint<A, P, Q, B, S, R> {
  return declared
}

/** A table of endpoints: each stands under its method and path, such as `GET /api/projects/:project`. */
export type Endpoints = Record<`${'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'} /${string}`, unknown>
