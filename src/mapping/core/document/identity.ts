import { z } from 'zod'
import { sources, steps } from './parts.ts'

/** Who a record is, and when two records are one person. */
export const identity = z.strictObject({
  /** The first source that is not blank, then the steps, then the prefix. */
  externalId: z
    .strictObject({ sources, steps, prefix: z.string().max(50).default('') })
    .prefault({}),
  email: z.strictObject({ sources, steps }).prefault({}),
  /** What makes two records one person. */
  samePerson: z
    .enum(['external id', 'external id, else e-mail and name'])
    .default('external id, else e-mail and name'),
  /** Whether different people may have one e-mail address. */
  sharedEmail: z.enum(['allow', 'hold']).default('allow'),
  missingEmail: z.enum(['allow', 'hold']).default('allow'),
  /** Whether the platform follows when the source changes a person's e-mail address. */
  changedEmail: z.enum(['follow', 'hold']).default('follow'),
})
