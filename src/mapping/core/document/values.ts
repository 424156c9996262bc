import { z } from 'zod'
import { free } from './marks.ts'
import { cell, id, mostRows, name, note, wanted } from './parts.ts'

/** Compared without case and outer white space; blank values are not looked up. */
export const valueTable = z.strictObject({
  id,
  name,
  rows: free(z.array(z.strictObject({ id, from: wanted, to: cell, note })).max(mostRows)).default(
    [],
  ),
  /** What becomes of a value that no row names. */
  else: z
    .union([z.enum(['hold', 'blank', 'keep']), z.strictObject({ value: cell })], {
      error: "expected 'hold', 'blank', 'keep' or a value (value: …)",
    })
    .default('hold'),
  /** Values that count as blank. */
  ignore: wanted.default([]),
  note,
})

/** Source value → platform value. */
export const values = z.strictObject({ tables: free(z.array(valueTable).max(500)).default([]) })
