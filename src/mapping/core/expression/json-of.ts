import { Temporal } from 'temporal-polyfill'
import type { Hold } from '../hold.ts'
import type { Json } from '../record.ts'
import { deepestValue } from './equal.ts'
import { exhausted, failed, spend, textSteps, type Frame } from './frame.ts'
import type { Value } from './kind.ts'
import { Span } from './span.ts'

/**
 * What an expression gave, as JSON: ints as numbers, times as ISO text in UTC ('2027-05-14T09:00:00Z'), lengths of time
 * in seconds ('5400s').
 */
export function jsonOf(value: Value, frame: Frame): Json | Hold {
  const problem = { unsafe: false }
  const json = convert(value, frame, problem, 0)
  if (frame.left < 0) return exhausted
  return problem.unsafe ? failed('a whole number beyond 9,007,199,254,740,991') : json
}

function convert(value: Value, frame: Frame, problem: { unsafe: boolean }, depth: number): Json {
  if (typeof value === 'string')
    return spend(frame, depth === 0 ? 0 : 1 + textSteps(value)) ? value : null
  if (typeof value === 'bigint') {
    problem.unsafe ||= !Number.isSafeInteger(Number(value))
    return Number(value)
  }
  if (typeof value !== 'object' || value === null) return value
  if (value instanceof Temporal.Instant || value instanceof Span) return String(value)
  // Nothing that an expression makes is so deep: this came with the record, and is JSON.
  if (depth > deepestValue) return value as Json
  return Array.isArray(value)
    ? listOf(value as readonly Value[], frame, problem, depth)
    : groupOf(value as { [key: string]: Value }, frame, problem, depth)
}

function listOf(
  list: readonly Value[],
  frame: Frame,
  problem: { unsafe: boolean },
  depth: number,
): Json {
  const json: Json[] = []
  for (const item of list) {
    if (!spend(frame, 1)) break
    json.push(convert(item, frame, problem, depth + 1))
  }
  return json
}

function groupOf(
  group: { [key: string]: Value },
  frame: Frame,
  problem: { unsafe: boolean },
  depth: number,
): Json {
  const entries: [string, Json][] = []
  for (const [key, item] of Object.entries(group)) {
    if (!spend(frame, 1)) break
    entries.push([key, convert(item, frame, problem, depth + 1)])
  }
  return Object.fromEntries(entries)
}
