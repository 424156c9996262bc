import { z } from 'zod'
import { fields } from './fields.ts'
import { free } from './marks.ts'
import { id, key, name, note, optionalSource, sources, steps } from './parts.ts'
import { population } from './population.ts'

/** What one item has to do with people or with other items: the speakers of a session. */
export const relation = z.strictObject({
  id,
  name,
  /** 'person', or the key of a content type. */
  to: key,
  /** Where the item names them. Every value of every source is one. */
  sources,
  steps,
  /** By what they are found. */
  matchBy: z.enum(['external id', 'e-mail', 'title']).default('external id'),
  /** What becomes of a name that nobody and nothing has. */
  orphan: z.enum(['hold', 'leave out', 'keep name']).default('leave out'),
  note,
})

/** One type of content, which is one tab: sessions, speakers, exhibitors, articles… */
export const contentType = z.strictObject({
  id,
  /** Key of the platform's content type. */
  type: key,
  /** The list that holds the items, where a record is not an item itself. */
  list: optionalSource,
  population: population.prefault({}),
  externalId: z
    .strictObject({ sources, steps, prefix: z.string().max(50).default('') })
    .prefault({}),
  fields: fields.prefault({}),
  relations: free(z.array(relation).max(50)).default([]),
  /** Keys of the fields that a complete item has. */
  complete: free(z.array(key).max(200)).default([]),
  /** What becomes of an item on the platform that the source no longer has. */
  vanished: z.enum(['hide', 'keep']).default('hide'),
  note,
})

export const content = z.strictObject({ types: free(z.array(contentType).max(50)).default([]) })
