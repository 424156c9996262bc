import { z } from 'zod'
import { id, key, mostRows, name, note, source, wanted } from './parts.ts'
import { silent } from './marks.ts'

export const conditions = [
  'is one of',
  'is not one of',
  'is blank',
  'is not blank',
  'starts with',
  'ends with',
  'contains',
  'is between',
  'is more than',
  'is at least',
  'is less than',
  'is at most',
  'is yes',
  'is no',
] as const

/** Rows are asked in order; the first that decides is the reason. 'only' leaves out whoever does not match. */
export const populationRow = z.strictObject({
  id,
  name,
  source,
  when: z.enum(conditions),
  /** 'is between' has two, its limits, both included; the comparisons of size have one. */
  values: wanted.default([]),
  decision: z.enum(['leave out', 'hold', 'only']),
  note,
})

/** Who comes in. */
export const population = z.strictObject({
  rows: z.array(populationRow).max(mostRows).default([]),
  /** How many people of each user type the client expects: compared with the result, it changes nothing. */
  expected: silent(
    z
      .array(z.strictObject({ userType: key, count: z.int().min(0) }))
      .max(200)
      .default([]),
  ),
})
