import { z } from 'zod'

/** What becomes of people who are here already when the source changes its mind. Nobody is ever deleted. */
export const lifecycle = z.strictObject({
  /** The source still knows them, but they are left out now: cancelled, refunded, excluded by a rule. */
  cancelled: z.enum(['suspend', 'keep']).default('suspend'),
  /** A complete full pull lacks them. */
  vanished: z.enum(['suspend', 'keep']).default('suspend'),
  /** The record keeps its id, but e-mail and name are another person's. */
  substituted: z.enum(['hold', 'same person', 'new person']).default('hold'),
  /** Somebody who was suspended is in the source again. */
  back: z.enum(['restore', 'hold']).default('restore'),
})
