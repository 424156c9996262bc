import type { FastifyRequest } from 'fastify'
import { type Config, originOf } from '../config.ts'
import { Problem } from '../tenancy/problem.ts'

const safe = ['GET', 'HEAD', 'OPTIONS']

/**
 * Refuses what a page of another origin makes a browser send with our cookie (cross-site request forgery).
 * Browsers say where a request comes from (Fetch Metadata, https://www.w3.org/TR/fetch-metadata/); one that doesn't
 * sends its Origin with every unsafe request (https://fetch.spec.whatwg.org/#origin-header).
 */
export function refuseCrossSite(
  request: FastifyRequest,
  config: Pick<Config, 'tls' | 'publicPort'>,
): void {
  if (safe.includes(request.method)) return
  const from = request.headers['sec-fetch-site']
  const ours =
    from === undefined
      ? request.headers.origin === originOf(config, request.hostname)
      : from === 'same-origin'
  if (!ours) throw new Problem('cross_site')
}
