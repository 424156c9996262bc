import type { Json } from '../mapping/core/record.ts'

/** An object and not a list, a text or nothing. */
export function isObject(value: unknown): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
