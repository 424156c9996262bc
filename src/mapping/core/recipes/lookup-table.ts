import { z } from 'zod'
import { compileLookup } from '../people/table-lookup.ts'
import type { Recipe } from './recipe.ts'

const schema = z.strictObject({
  recipe: z.literal('lookup table'),
  /** Id of a value table; blank until one is chosen. */
  table: z.string().trim().max(64),
})

export const lookupTable: Recipe<z.infer<typeof schema>, typeof schema> = {
  name: 'lookup table',
  explanation:
    'Looks the value up in a value table; what no row names becomes what the table says.',
  example: {
    step: { recipe: 'lookup table', table: 'tickets' },
    before: 'DEL',
    after: 'Delegate',
  },
  schema,
  gives: () => 'text',
  combines: false,
  start: ({ tables }) => ({ recipe: 'lookup table', table: [...tables.keys()][0] ?? '' }),
  compile: (step, { tables }) => {
    const table = tables.get(step.table)
    if (table === undefined) return (value) => value
    const lookUp = compileLookup(table)
    return (value) => lookUp(value, null)
  },
}
