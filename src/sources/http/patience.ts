import { SourceError } from '../source-error.ts'
import type { Answer } from './exchange.ts'
import { retryAfterMs } from './retry-after.ts'

/** Time as it is passed in: tests bring their own. */
export type Time = {
  now: () => number
  /** Rejects with the signal's reason when it is aborted. */
  sleep: (milliseconds: number, signal?: AbortSignal) => Promise<void>
}

/** Told before each wait, so that a page can show why nothing moves. */
export type OnWait = (wait: { milliseconds: number; text: string }) => void

export type Patience = {
  time: Time
  onWait?: OnWait | undefined
  signal?: AbortSignal | undefined
  /** How often one request is sent at most. */
  attempts: number
}

/** A wait longer than this is not slept through: the read parks, and another process may go on with it. */
export const longestSleepMs = 60_000

/** Where a source throttles again and again without saying for how long. */
const parkMs = 5 * 60_000

/**
 * Sends one request until it is answered with something other than "later": throttling (429, and 503 or
 * another 5xx with Retry-After) is obeyed, faults of the server and broken connections are tried again after 1, 2, 4, 8 … seconds.
 * Returns 2xx answers; throws a SourceError for the rest.
 */
export async function patiently(
  host: string,
  send: () => Promise<Answer>,
  { time, onWait, signal, attempts }: Patience,
): Promise<{ answer: Answer; waitedMs: number }> {
  let waitedMs = 0
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await tried(host, send, time, attempt)
    if ('answer' in outcome) return { answer: outcome.answer, waitedMs }
    const backoffMs = Math.min(1000 * 2 ** (attempt - 1), 30_000)
    // What the source asks for is obeyed; if that was not enough, wait longer.
    const waitMs =
      attempt === 1 && outcome.waitMs !== null
        ? outcome.waitMs
        : Math.max(outcome.waitMs ?? 0, backoffMs)
    const isThrottled = outcome.error.code === 'throttled'
    if (isThrottled && (waitMs > longestSleepMs || attempt >= attempts)) {
      throw throttled(host, time.now() + Math.max(waitMs, waitMs > longestSleepMs ? 0 : parkMs))
    }
    if (outcome.error.next !== 'retry' && !isThrottled) throw outcome.error
    if (attempt >= attempts) throw outcome.error
    onWait?.({ milliseconds: waitMs, text: outcome.error.text })
    await time.sleep(waitMs, signal)
    waitedMs += waitMs
  }
}

type Tried = { answer: Answer } | { error: SourceError; waitMs: number | null }

async function tried(
  host: string,
  send: () => Promise<Answer>,
  time: Time,
  attempt: number,
): Promise<Tried> {
  try {
    const answer = await send()
    const { status } = answer
    if (status >= 200 && status < 300) return { answer }
    const waitMs = retryAfterMs(answer.headers['retry-after'], time.now())
    if (status === 429 || (status >= 500 && waitMs !== null)) {
      return { error: throttled(host, time.now() + (waitMs ?? 0)), waitMs }
    }
    return { error: statusError(answer, host, attempt), waitMs }
  } catch (error) {
    if (error instanceof SourceError) return { error, waitMs: null }
    throw error
  }
}

export function throttled(host: string, untilMs: number): SourceError {
  const until = new Date(untilMs)
  const shown = `${until.toISOString().slice(0, 16).replace('T', ' ')} UTC`
  return new SourceError('throttled', { host, until: shown }, { until })
}

function statusError(answer: Answer, host: string, attempts: number): SourceError {
  const { status } = answer
  const cause = new Error(answer.body.toString('utf8', 0, 500))
  if (status >= 500) return new SourceError('server_failed', { host, status, attempts }, { cause })
  if (status === 401) return new SourceError('credentials_refused', { host }, { cause })
  if (status === 403) return new SourceError('permission_missing', { host }, { cause })
  if (status === 404 || status === 410) {
    return new SourceError('not_found', { host, status }, { cause })
  }
  return new SourceError('status_unexpected', { host, status }, { cause })
}
