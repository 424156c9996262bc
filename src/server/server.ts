// The HTTP application: the endpoints that the domains declare, two web applications, and nothing else.
import cookie from '@fastify/cookie'
import { type FastifyInstance, type FastifyServerOptions, LogController, fastify } from 'fastify'
import { randomUUID } from 'node:crypto'
import type { AnyEndpoint, EndpointKey, Endpoints } from '../tenancy/endpoint.ts'
import { Problem } from '../tenancy/problem.ts'
import { sendFailure } from './failure.ts'
import { securityHeaders } from './headers.ts'
import { createHosts, type Host } from './host.ts'
import { servePages } from './pages.ts'
import { refuseCrossSite } from './same-site.ts'
import { type Carried, serveEndpoint, type Shared } from './serve-endpoint.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** What the steps before the answer found out: for which host, and who asks for what. */
    asked: { host: Host; declared: AnyEndpoint | null; seen: object }
  }
}

export type ServerOptions = Carried & {
  endpoints: readonly Endpoints[]
  /** The folder that holds `console` and `site`, as Vite built them. */
  dist: string
  logger?: FastifyServerOptions['logger']
}

export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const { config, db } = options
  const server = fastify({
    logger: options.logger ?? false,
    // Only what went wrong is logged: an access log would hold addresses, and addresses hold tokens.
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: config.trustedProxies.length ? config.trustedProxies : false,
    genReqId: () => randomUUID(),
    // A client that sends its request slower than this holds a connection for nothing.
    requestTimeout: 120_000,
  })
  const hostOf = createHosts(db, config)
  const headers = securityHeaders(config)
  server.setErrorHandler(sendFailure)
  server.setNotFoundHandler(() => {
    throw new Problem('not_found')
  })
  server.decorateRequest('asked')
  await server.register(cookie)

  server.addHook('onRequest', async (request, reply) => {
    // Whatever may be kept says so itself.
    reply.headers(headers).header('cache-control', 'no-store')
    // A whole address in the request line would name another host than the one that is looked at.
    if (!request.url.startsWith('/')) throw new Problem('invalid')
    const host = await hostOf(request.hostname)
    if (!host) {
      await reply.code(404).type('text/plain').send(nowhere(request.hostname))
      return
    }
    request.asked = { host, declared: null, seen: {} }
    refuseCrossSite(request, config)
  })

  const shared = byKey(options.endpoints)
  const takesBytes = (endpoints: Shared) => Object.values(endpoints).some(({ bytes }) => bytes)
  await server.register(async (json) => {
    json.removeContentTypeParser('text/plain')
    for (const [key, endpoints] of shared)
      if (!takesBytes(endpoints)) serveEndpoint(json, key, endpoints, options)
  })
  await server.register(async (bytes) => {
    bytes.removeAllContentTypeParsers()
    bytes.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) =>
      done(null, body),
    )
    for (const [key, endpoints] of shared)
      if (takesBytes(endpoints)) serveEndpoint(bytes, key, endpoints, options)
  })
  await servePages(server, options.dist)
  return server
}

/** The console and the sites have addresses of their own, so one path may stand for something on each. */
function byKey(tables: readonly Endpoints[]): Map<EndpointKey, Shared> {
  const shared = new Map<EndpointKey, Shared>()
  for (const [key, declared] of tables.flatMap((table) => Object.entries(table))) {
    const endpoints = shared.get(key as EndpointKey) ?? {}
    if (endpoints[declared.on]) throw new Error(`${key} is declared twice for the ${declared.on}.`)
    shared.set(key as EndpointKey, { ...endpoints, [declared.on]: declared })
  }
  return shared
}

const nowhere = (host: string) =>
  `There is no site at ${host}, and the console has another address. Check the address that you were given.\n`
