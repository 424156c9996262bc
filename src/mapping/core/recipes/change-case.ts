import { z } from 'zod'
import { onText, type Recipe } from './recipe.ts'

const schema = z.strictObject({
  recipe: z.literal('change case'),
  to: z.enum(['lower', 'upper', 'names']),
})

export const changeCase: Recipe<z.infer<typeof schema>, typeof schema> = {
  name: 'change case',
  explanation:
    "Writes in lower or upper case; 'names' capitalises names, but only those written in one case throughout.",
  example: {
    step: { recipe: 'change case', to: 'names' },
    before: "JEAN-PIERRE O'NEILL",
    after: "Jean-Pierre O'Neill",
  },
  schema,
  gives: () => 'text',
  combines: false,
  compile: ({ to }) => onText(changes[to]),
}

const changes = {
  lower: (text: string) => text.toLowerCase(),
  upper: (text: string) => text.toUpperCase(),
  names: capitaliseNames,
}

/** Leaves 'McDonald' and 'van der Berg' alone: whoever mixed the cases meant it. Many scripts have one case only. */
function capitaliseNames(text: string): string {
  const lower = text.toLowerCase()
  const upper = text.toUpperCase()
  if (lower === upper || (text !== lower && text !== upper)) return text
  return lower.replace(startOfName, (start) => start.toUpperCase())
}

/**
 * A letter at the start, after white space, a hyphen, a full stop or a bracket, and after an apostrophe if more follow.
 * Georgian has capitals for whole words alone, so it is left as it is.
 */
const startOfName =
  /(?<=^|[\s\-.(])(?!\p{sc=Georgian})\p{L}|(?<=\p{L}['’])(?!\p{sc=Georgian})\p{L}(?=\p{L})/gu
