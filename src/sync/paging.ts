import * as z from 'zod'

export const search = z.object({ search: z.string().trim().max(200).default('') })

/** A window of a list of any length. */
export const paging = search.extend({
  offset: z.coerce.number().int().min(0).max(10_000_000).default(0),
  limit: z.coerce.number().int().min(1).max(500).default(100),
})
