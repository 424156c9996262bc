import { z } from 'zod'
import { free } from './marks.ts'
import { id, key, name, note, sources, steps, wanted } from './parts.ts'

/** A kind of tag, such as 'Interests': where its tags come from, and who may change them. */
export const tagType = z.strictObject({
  id,
  name,
  /** System tags come from the mapping alone; modifiable ones people choose for themselves. */
  kind: z.enum(['system', 'modifiable']).default('system'),
  /** Counted in the platform's analytics. */
  analytics: z.boolean().default(true),
  /** Nobody changes them on the platform. */
  locked: z.boolean().default(false),
  /** A column whose values are tags of this type. Every value of every source is looked up. */
  sources,
  steps,
  /** What becomes of a value that no tag names. */
  else: z.enum(['skip', 'hold']).default('skip'),
  note,
})

export const tag = z.strictObject({
  id,
  key,
  label: name,
  /** Id of its type. */
  type: id.nullable().default(null),
  /** Source values that mean this tag, besides its key and its label. */
  from: wanted.default([]),
  note,
})

/** The tags that this project adds to the platform, and those that a column of the source holds. */
export const tags = z.strictObject({
  types: free(z.array(tagType).max(200)).default([]),
  rows: free(z.array(tag).max(5000)).default([]),
})
