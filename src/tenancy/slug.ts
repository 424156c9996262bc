import * as z from 'zod'
import { Problem } from './problem.ts'

const shape = /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/

/** A short name in addresses. A site's is a host name's label too (RFC 1123), with room for `-dev`. */
export const slug = z
  .string()
  .trim()
  .regex(shape, 'Use 1 to 40 small letters, digits and hyphens, with no hyphen at either end.')

/** A site's slug makes two host names: these would meet the console's, or another site's Dev. */
export const siteSlug = slug
  .refine((value) => value !== 'console', 'This one is reserved for the console.')
  .refine((value) => !value.endsWith('-dev'), "Names that end in '-dev' are those of Dev sites.")

export const displayName = z.string().trim().min(1, 'Write a name.').max(120)

export function slugTaken(slug: string): Problem {
  const text = `'${slug}' is taken: choose another.`
  return new Problem('invalid', text, { places: [{ place: 'slug', text }] })
}
