// One place decides what a failed request says: what the caller can act on, or that it is ours and under which number.
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { Problem, type ProblemCode } from '../tenancy/problem.ts'
import { withoutTokens } from './log.ts'

/** What leaves where no answer does. */
export type Failure = {
  code: ProblemCode | 'failed' | 'unavailable'
  text: string
  places: { place: string; text: string }[]
}

export function sendFailure(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const problem = error instanceof Problem ? error : asProblem(error as FastifyError)
  if (problem) {
    const { code, message: text, places } = problem
    void reply.code(problem.status).send({ code, text, places } satisfies Failure)
    return
  }
  const outage = isOutage(error)
  const asked = { method: request.method, path: withoutTokens(request.url), host: request.hostname }
  request.log.error({ err: error, ...asked }, outage ? 'The database is away' : 'A request failed')
  void reply.code(outage ? 503 : 500).send({
    code: outage ? 'unavailable' : 'failed',
    text: outage
      ? 'The database does not answer just now. Try again in a moment.'
      : `This went wrong on our side and was written down as ${request.id}. Try again, or tell that number to whoever runs this installation.`,
    places: [],
  } satisfies Failure)
}

/** What Fastify refuses by itself, in our words. */
function asProblem(error: FastifyError): Problem | null {
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') return new Problem('too_large')
  if (error.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE')
    return new Problem('invalid', 'The body has another content type than expected: send JSON.')
  if (error.code?.startsWith('FST_ERR_CTP_') || error instanceof SyntaxError)
    return new Problem('invalid', 'The body is not the JSON that was expected: send it whole.')
  if (error.statusCode && error.statusCode < 500) return new Problem('invalid')
  return null
}

/** Whether the database was not reached, or took leave meanwhile (PostgreSQL classes 08 and 57). */
function isOutage(error: unknown): boolean {
  const { code = '', message = '' } = (error ?? {}) as { code?: string; message?: string }
  return (
    /^(08...|57P0[1-5]|ECONNREFUSED|ECONNRESET|ENOENT|EPIPE)$/.test(code) ||
    /^(Connection terminated|timeout exceeded when trying to connect)/.test(message)
  )
}
