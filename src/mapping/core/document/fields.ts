import { z } from 'zod'
import { free } from './marks.ts'
import { cell, id, mostRows, note, sources, steps } from './parts.ts'

/** One row a platform field. */
export const fieldRow = z.strictObject({
  id,
  /** Key of the platform's field; blank only where the row is there to never store its sources. */
  field: z.string().trim().max(64),
  sources,
  steps,
  /** Id of the value table that the result is looked up in; null for none. */
  values: id.nullable().default(null),
  /** What the field gets where the source is blank: when the person is created, and later if `blank` is 'default'. */
  default: z
    .union([cell, z.number(), z.boolean()], { error: 'expected a text, a number, true or false' })
    .nullable()
    .default(null),
  required: z.boolean().default(false),
  /** What becomes of a value on the platform when the source goes blank. */
  blank: z.enum(['keep', 'clear', 'default']).default('keep'),
  write: z.enum(['always', 'create only', 'if blank', 'never']).default('always'),
  tooLong: z.enum(['reject', 'cut']).default('reject'),
  show: z
    .strictObject({
      profile: z.boolean().default(true),
      directory: z.boolean().default(false),
      filter: z.boolean().default(false),
    })
    .prefault({}),
  /** The attendee may not edit it. */
  locked: z.boolean().default(false),
  /** Personal data: the checks warn where it would be seen by others. */
  personal: z.boolean().default(false),
  /** The sources of this row are dropped from each record before anything is written. */
  neverStore: z.boolean().default(false),
  note,
})

export const fields = z.strictObject({
  rows: free(z.array(fieldRow).max(mostRows)).default([]),
})
