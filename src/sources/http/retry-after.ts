/**
 * How long a source asks to be left alone, in milliseconds; null if it does not say. Reads seconds and HTTP dates
 * (RFC 9110, section 10.2.3). Never more than a day: a slip in a header must not park a source for years.
 */
export function retryAfterMs(header: string | undefined, now: number): number | null {
  const text = (header ?? '').trim()
  if (/^\d+(?:\.\d+)?$/.test(text)) return bounded(Number(text) * 1000)
  if (!/^[A-Za-z]{3,9},? /.test(text)) return null
  const date = Date.parse(text)
  return Number.isNaN(date) ? null : bounded(date - now)
}

/**
 * The wait before the next request where an answer says that the quota is used up: `RateLimit-Remaining: 0` with
 * `RateLimit-Reset` in seconds, or the older `X-RateLimit-…` whose reset may be a time since 1970.
 * https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/
 */
export function quotaWaitMs(headers: Record<string, string>, now: number): number {
  for (const prefix of ['ratelimit', 'x-ratelimit', 'x-rate-limit']) {
    const reset = Number(headers[`${prefix}-reset`])
    if (headers[`${prefix}-remaining`]?.trim() !== '0' || !(reset > 0)) continue
    return bounded(reset > 1_000_000_000 ? reset * 1000 - now : reset * 1000)
  }
  return 0
}

const day = 24 * 60 * 60 * 1000

function bounded(milliseconds: number): number {
  return Math.min(Math.max(Math.ceil(milliseconds), 0), day)
}
