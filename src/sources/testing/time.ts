import type { Time } from '../http/patience.ts'

/** Time that a test moves: sleeping takes none, and is written down. */
export function testTime(start = Date.parse('2026-11-23T12:00:00Z')): Time & { slept: number[] } {
  const slept: number[] = []
  let now = start
  return {
    slept,
    now: () => now,
    sleep: async (milliseconds, signal) => {
      signal?.throwIfAborted()
      slept.push(milliseconds)
      now += milliseconds
    },
  }
}
