// The two web applications, as Vite built them. Which one, says the host that is asked.
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Problem } from '../tenancy/problem.ts'

const year = 365 * 24 * 60 * 60 * 1000

export async function servePages(server: FastifyInstance, dist: string): Promise<void> {
  await server.register(fastifyStatic, { root: dist, serve: false, preCompressed: true })
  server.get('/*', (request, reply) => {
    const root = join(dist, request.asked.host.audience)
    if (isNavigation(request)) return sendIndex(root, reply)
    const path = request.params as { '*': string }
    // Vite names these by their content, so they never change.
    const lasting = path['*'].startsWith('assets/')
    const life = lasting ? { maxAge: year, immutable: true } : { cacheControl: false }
    return reply.sendFile(path['*'], root, { ...life, index: false, dotfiles: 'deny' })
  })
}

/** An address of the application itself, such as `/projects/…` or `/i/<token>`: its page reads the rest. Uses nothing up. */
function isNavigation({ url, headers }: FastifyRequest): boolean {
  const path = url.split('?')[0] ?? ''
  if (path.startsWith('/api/') || path.startsWith('/assets/')) return false
  return !/\.[^/]*$/.test(path) && (headers.accept ?? '*/*').match(/text\/html|\*\/\*/) !== null
}

function sendIndex(root: string, reply: FastifyReply): FastifyReply {
  if (!existsSync(join(root, 'index.html'))) {
    throw new Problem('not_found', 'The pages are not built yet: run `npm run build`.')
  }
  return reply
    .header('cache-control', 'no-cache')
    .sendFile('index.html', root, { cacheControl: false })
}
