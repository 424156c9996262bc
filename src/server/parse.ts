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

type Part = { value: unknown; key: string; within: Part | null }

/** Where a text stands that PostgreSQL cannot hold. Without recursion, because a body may nest as deep as it is long. */
function unkeepable(whole: unknown): string[] | null {
  const open: Part[] = [{ value: whole, key: '', within: null }]
  for (let part = open.pop(); part; part = open.pop()) {
    const { value } = part
    if (typeof value === 'string' && !isKeepable(value)) return placeOf(part)
    if (typeof value !== 'object' || value === null) continue
    for (const [key, inner] of Object.entries(value)) {
      if (!isKeepable(key)) return placeOf(part)
      open.push({ value: inner, key, within: part })
    }
  }
  return null
}

/** Its last ten keys say where it is. */
function placeOf(part: Part): string[] {
  const place: string[] = []
  for (let at = part; at.within !== null && place.length < 10; at = at.within) place.unshift(at.key)
  return place
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
  if (issue.code === 'too_small' && issue.origin === 'number') {
    return `This is less than ${issue.minimum}.`
  }
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
