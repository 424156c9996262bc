import { z } from 'zod'
import { free, silent } from './marks.ts'
import {
  cell,
  day,
  given,
  id,
  keys,
  mostRows,
  note,
  optionalSource,
  sources,
  steps,
  wanted,
} from './parts.ts'

/** Registration type, ticket, item or membership → what the person is on the platform. */
export const userTypeRow = z.strictObject({ id, from: wanted, ...given, note })

/** A code that the client hands out, and what it makes of whoever uses it. */
export const accessCode = z.strictObject({
  id,
  code: cell.min(1),
  meaning: silent(z.string().max(200).default('')),
  /** The first and the last day on which it can be used. */
  from: day,
  until: day,
  /** How many people may use it; null for any number. Of more, those who come last in the source are held. */
  mostUses: z.int().min(1).nullable().default(null),
  ...given,
  note,
})

export const accessCodes = z.strictObject({
  /** Where the codes that a person used stand. Every value of every source is looked up. */
  sources,
  steps,
  /** Where the day of use stands; blank takes the day of the mapping. */
  usedOn: optionalSource,
  rows: free(z.array(accessCode).max(mostRows)).default([]),
  /** What becomes of a code that no row names: it gives nothing, or the record waits. */
  else: z.enum(['ignore', 'hold']).default('ignore'),
  /** What becomes of a code outside its days. */
  expired: z.enum(['ignore', 'hold']).default('hold'),
})

/** What people are on the platform: user types, access levels, groups, and whether the directory shows them. */
export const userTypes = z.strictObject({
  /** Every value of every source is looked up. With no source, only `everybody` and the access codes apply. */
  sources,
  steps,
  /** Their order has a meaning only where `combine` is 'first'. */
  rows: z.array(userTypeRow).max(mostRows).default([]),
  /** What becomes of a value that no row names, and of a record with no value at all. */
  else: z
    .union([z.enum(['hold', 'leave out']), z.strictObject(given)], {
      error: "expected 'hold', 'leave out' or a row (userTypes: […])",
    })
    .default('hold'),
  /** User types that everybody gets besides. */
  everybody: keys,
  /** Which user types a person keeps who has several: all, the highest in rank, or the first in the order of the rows. */
  combine: z.enum(['union', 'highest', 'first']).default('union'),
  /** Whether user types follow the source, or are given when the person is created and never again. */
  write: z.enum(['always', 'create only']).default('always'),
  codes: accessCodes.prefault({}),
})
