import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Config } from '../config.ts'
import type { SessionCookie } from '../tenancy/endpoint.ts'

/**
 * The one cookie of an origin. It names no domain, so no other host gets it; with TLS its name begins with `__Host-`,
 * so no other host can set it either (RFC 6265bis, 4.1.3.2).
 */
export function sessionCookie(
  request: FastifyRequest,
  reply: FastifyReply,
  { tls }: Pick<Config, 'tls'>,
): SessionCookie {
  const name = tls ? '__Host-session' : 'session'
  const attributes = { path: '/', httpOnly: true, sameSite: 'lax', secure: tls } as const
  return {
    token: request.cookies[name] || null,
    keep: (token, expires) => void reply.setCookie(name, token, { ...attributes, expires }),
    forget: () => void reply.clearCookie(name, attributes),
  }
}
