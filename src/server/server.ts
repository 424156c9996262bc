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
import { type Carried, serveEndpoint } from './serve-endpoint.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** What the steps before the answer found out: for which host, and who asks for what. */
    asked: { host: Host; seen: object }
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
    reply.headers(headers)
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store')
    const host = await hostOf(request.hostname)
    if (!host) {
      await reply.code(404).type('text/plain').send(nowhere(request.hostname))
      return
    }
    request.asked = { host, seen: {} }
    refuseCrossSite(request, config)
  })

  const entries = options.endpoints.flatMap(
    (table) => Object.entries(table) as [EndpointKey, AnyEndpoint][],
  )
  await server.register(async (json) => {
    json.removeContentTypeParser('text/plain')
    for (const [key, declared] of entries)
      if (!declared.bytes) serveEndpoint(json, key, declared, options)
  })
  await server.register(async (bytes) => {
    bytes.removeAllContentTypeParsers()
    bytes.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) =>
      done(null, body),
    )
    for (const [key, declared] of entries)
      if (declared.bytes) serveEndpoint(bytes, key, declared, options)
  })
  await servePages(server, options.dist)
  return server
}

const nowhere = (host: string) =>
  `There is no site at ${host}, and the console has another address. Check the address that you were given.\n`
