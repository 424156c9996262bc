import { z } from 'zod'
import { free } from './marks.ts'
import { id, keys, name, note } from './parts.ts'

/** Who writes to the attendees, about what, and whom. The texts themselves are edited in the mail room. */
export const eMail = z.strictObject({
  sender: z
    .strictObject({
      name: z.string().trim().max(200).default(''),
      replyTo: z.string().trim().max(254).default(''),
    })
    .prefault({}),
  rows: free(
    z
      .array(
        z.strictObject({
          id,
          message: name,
          /** Blank for everybody. */
          userTypes: keys,
          sentBy: z.enum(['platform', 'client']).default('platform'),
          /** When it goes out, in the client's words. */
          when: z.string().trim().max(200).default(''),
          note,
        }),
      )
      .max(200),
  ).default([]),
})
