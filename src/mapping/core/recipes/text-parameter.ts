import { z } from 'zod'
import { compared } from '../document/marks.ts'

/**
 * A text that a client writes into a recipe. White space counts; the length is bounded so that a step stays quick. What
 * is longer is looked at no further: other checks of it may take time that grows with its square.
 */
export const textParameter = z.string().max(1000, { abort: true })

/** A path that a client writes into a recipe; blank for none. */
export const pathParameter = z.string().trim().max(500)

/** A list of texts that a client writes into a recipe. */
export const textsParameter = z.array(textParameter).max(1000)

/** Texts that a value is compared with, in no order. */
export const comparedTexts = compared(z.array(textParameter).max(1000))

/** What a step does with a value that it cannot read: hold the record, or go on as if the value were blank. */
export const elseParameter = z.enum(['hold', 'blank']).default('hold')
