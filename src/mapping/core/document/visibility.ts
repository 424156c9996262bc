import { z } from 'zod'
import { id, key, mostRows, note, wanted } from './parts.ts'

/** Who the directory shows, by what they are on the platform. */
export const visibilityRow = z.strictObject({
  id,
  /** 'user types', or the key of a platform field such as 'country'. */
  by: key,
  values: wanted,
  directory: z.enum(['yes', 'no']),
  note,
})

/**
 * Rows are asked in order; the first that names one of the person's values decides. Nobody comes into the directory
 * whom the user types keep out.
 */
export const visibility = z.strictObject({
  rows: z.array(visibilityRow).max(mostRows).default([]),
})
