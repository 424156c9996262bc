import { z } from 'zod'
import { cell, day, id, key, keys, name, note } from './parts.ts'

/** A record and what is to come of it. What `expect` leaves blank is not compared. */
export const testPerson = z.strictObject({
  id,
  name,
  /** JSON as a source gives it. */
  record: z.record(z.string(), z.unknown()),
  /** The day of the mapping, where rules have days. */
  on: day,
  expect: z
    .strictObject({
      result: z.enum(['in', 'left out', 'held']).default('in'),
      userTypes: keys,
      tags: keys,
      directory: z.enum(['', 'yes', 'no']).default(''),
      /** By the key of a platform field. */
      fields: z.record(key, cell).default({}),
    })
    .prefault({}),
  note,
})

/** Tried at every check: the document says itself whether it does what was agreed. */
export const testPeople = z.strictObject({ rows: z.array(testPerson).max(500).default([]) })
