import { asText } from './value.ts'
import type { Json } from '../record.ts'

/**
 * How two texts are ordered: as numbers where both are, as days or instants (ISO 8601) where both are, and not at all
 * otherwise. Negative where `a` comes first, 0 where they are level, NaN where there is no order.
 */
export function compareSize(a: Size | null, b: Size | null): number {
  if (a === null || b === null || a.kind !== b.kind) return Number.NaN
  return a.at - b.at
}

export type Size = { kind: 'number' | 'day'; at: number }

/** Null for what has no size. A day counts from its midnight in UTC. */
export function sizeOf(value: Json): Size | null {
  if (typeof value === 'number') return { kind: 'number', at: value }
  const text = asText(value).trim()
  if (plainNumber.test(text)) return { kind: 'number', at: Number(text) }
  if (!day.test(text)) return null
  const at = Date.parse(/t/iu.test(text) && !zoned.test(text) ? `${text}Z` : text)
  return Number.isNaN(at) ? null : { kind: 'day', at }
}

const plainNumber = /^[+-]?\d{1,30}(?:\.\d{1,30})?$/u
const day = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})?)?$/iu
const zoned = /(?:Z|[+-]\d{2}:\d{2})$/iu
