import type * as z from 'zod'
import { Problem } from '../tenancy/problem.ts'

/**
 * What came in, as the schema says it should be.
 * @throws {Problem} `invalid`, with a sentence for each place that is otherwise.
 */
export function parse(schema: z.ZodType | undefined, part: string, value: unknown): unknown {
  if (!schema) return undefined
  const odd = unkeepable(value)
  if (odd) {
    const place = odd.join('.') || part
    throw new Problem('invalid', `${place}: ${notKept}`, { places: [{ place, text: notKept }] })
  }
  const read = schema.safeParse(value)
  if (read.success) return read.data
  const places = read.error.issues.map((issue) => ({
    place: issue.path.join('.') || part,
    text: sentence(issue, at(value, issue.path)),
  }))
  const text = places.map((place) => `${place.place}: ${place.text}`).join(' ')
  throw new Problem('invalid', text, { places })
}

const notKept =
  'This text holds a character that no database can keep (a NUL, or half of one). Remove it, or type the text anew.'

/** Where a text stands that PostgreSQL cannot hold. Without recursion, because a body may nest as deep as it is long. */
function unkeepable(value: unknown): string[] | null {
  const open: { inner: unknown; path: string[] }[] = [{ inner: value, path: [] }]
  for (let next = open.pop(); next; next = open.pop()) {
    const { inner, path } = next
    if (typeof inner === 'string' && !isKeepable(inner)) return path
    if (typeof inner !== 'object' || inner === null) continue
    for (const [key, own] of Object.entries(inner)) {
      if (!isKeepable(key)) return path
      // Most are numbers and texts that are as they should be; a place for each would cost more than the look.
      const isPlain = typeof own === 'string' ? isKeepable(own) : typeof own !== 'object'
      if (!isPlain) open.push({ inner: own, path: [...path, key] })
    }
  }
  return null
}

function isKeepable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed()
}

/** Zod's own messages speak of types; ours say what was found and what was expected, in words for people. */
function sentence(issue: z.core.$ZodIssue, found: unknown): string {
  if (issue.code === 'invalid_type') {
    if (found === undefined || found === null) return 'This is missing.'
    return `Found ${named(found)}, expected ${kinds[issue.expected] ?? issue.expected}.`
  }
  if (issue.code === 'invalid_value') {
    const expected = issue.values.map((value) => `'${String(value)}'`).join(', ')
    return `Found ${named(found)}, expected ${issue.values.length > 1 ? 'one of ' : ''}${expected}.`
  }
  if (issue.code === 'unrecognized_keys') return `Nothing is named ${issue.keys.join(', ')} here.`
  if (issue.code === 'too_big') return `This is more than ${issue.maximum}.`
  return issue.message
}

const kinds: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'yes or no',
  array: 'a list',
  object: 'an object',
  date: 'a date',
}

function named(found: unknown): string {
  if (typeof found === 'string') return `'${found.length > 60 ? `${found.slice(0, 60)}…` : found}'`
  if (typeof found === 'number' || typeof found === 'boolean') return String(found)
  if (found === undefined || found === null) return 'nothing'
  return Array.isArray(found) ? 'a list' : 'an object'
}

function at(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, key) => (inner as Record<PropertyKey, unknown> | null | undefined)?.[key],
    value,
  )
}
