// Carries one declared endpoint: host → who asks → params → may, before the body is read; then query, body → answer.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Config } from '../config.ts'
import type { Database } from '../database/connection.ts'
import { type Account, accountOfSession } from '../tenancy/accounts.ts'
import type {
  AnyEndpoint,
  Audience,
  EndpointKey,
  Method,
  Seen,
  SessionCookie,
} from '../tenancy/endpoint.ts'
import { Problem } from '../tenancy/problem.ts'
import { tokenHash } from '../tenancy/token.ts'
import { networkOf } from './network.ts'
import { parse } from './parse.ts'
import { sessionCookie } from './session-cookie.ts'

/** Whose session a token is, in one environment; null where it is nobody's. */
export type VisitorSession = (
  db: Database,
  environmentId: string,
  token: string,
) => Promise<{ personId: string } | null>

export type Carried = { db: Database; config: Config; visitorSession: VisitorSession }

/** What stands under one method and path: at most one endpoint of the console's origin and one of the sites'. */
export type Shared = Partial<Record<Audience, AnyEndpoint>>

export function serveEndpoint(
  server: FastifyInstance,
  key: EndpointKey,
  shared: Shared,
  carried: Carried,
): void {
  const [method, url] = key.split(' ') as [Method, string]
  const declarations = Object.values(shared)
  if (url.includes('/:') && !declarations.every(({ params }) => params))
    throw new Error(`${key} declares no params.`)
  const limits = declarations.flatMap(({ bytes }) => bytes ?? [])

  server.route({
    method,
    url,
    ...(limits.length && { bodyLimit: Math.max(...limits) }),
    async onRequest(request, reply) {
      const declared = shared[request.asked.host.audience]
      if (!declared) throw new Problem('not_found')
      const session = sessionCookie(request, reply, carried.config)
      const seen = await whoAsks(request, session, carried)
      const params = parse(declared.params, 'address', request.params)
      const may = declared.may as (asked: object) => unknown
      const scope = await may({ ...seen, params })
      request.asked.declared = declared
      request.asked.seen = { ...seen, params, scope, session }
    },
    async handler(request, reply) {
      const { declared, seen } = request.asked
      const answer = declared?.answer as (asked: object) => unknown
      const answered = await answer({
        ...seen,
        query: parse(declared?.query, 'query', request.query),
        body: declared?.bytes ? bytes(request.body) : parse(declared?.body, 'body', request.body),
        network: networkOf(request.ip),
        agent: (request.headers['user-agent'] ?? '').slice(0, 200),
        request,
        reply,
      })
      return settle(reply, answered)
    },
  })
}

async function whoAsks(
  { asked: { host } }: FastifyRequest,
  { token }: SessionCookie,
  { db, visitorSession }: Carried,
): Promise<Seen['console'] | Seen['site']> {
  if (host.audience === 'console') {
    const account: Account | null = token ? await accountOfSession(db, token) : null
    return { account }
  }
  const { environmentId, kind, siteId } = host
  const whose = token ? await visitorSession(db, environmentId, token) : null
  const session = whose && token ? { ...whose, tokenHash: tokenHash(token) } : null
  return { visitor: { environmentId, kind, siteId, host: host.host, session } }
}

const bytes = (body: unknown): Buffer => (Buffer.isBuffer(body) ? body : Buffer.alloc(0))

function settle(reply: FastifyReply, answered: unknown): unknown {
  if (answered === reply || reply.sent) return reply
  if (answered === undefined) return reply.code(204).send()
  return answered === null ? reply.type('application/json').send('null') : answered
}
