import { z } from 'zod'
import { compileExpression, type Expression } from '../expression/expression.ts'
import { longestExpression } from '../expression/grammar.ts'
import type { Gives, Recipe } from './recipe.ts'

const schema = z.strictObject({
  recipe: z.literal('expression'),
  /** In CEL, with `value` and `record`; see `expression/expression.ts`. */
  cel: z.string().trim().min(1).max(longestExpression),
})

type Step = z.infer<typeof schema>

export const expression: Recipe<Step, typeof schema> = {
  name: 'expression',
  explanation:
    'Calculates a value in CEL, for engineers, from the value so far and from the record.',
  example: {
    step: {
      recipe: 'expression',
      cel: 'record.guests > 0 ? value + " and " + string(record.guests) + " more" : value',
    },
    before: 'Noor Haddad',
    after: 'Noor Haddad and 2 more',
    record: { guests: 2 },
  },
  schema,
  gives: (step) => given[read(step).kind] ?? 'text',
  combines: false,
  paths: (step) => ({ record: read(step).reads, inner: [] }),
  start: () => ({ recipe: 'expression', cel: 'value' }),
  compile: (step) => {
    const { calculate } = read(step)
    return (value, record) => calculate(record, value) ?? null
  },
}

function read({ cel }: Step): Expression {
  return compileExpression(cel, { hasValue: true })
}

/** What is not certain may be a text, of which every field can make something. */
const given: { [Kind in Expression['kind']]?: Gives } = {
  whole: 'number',
  number: 'number',
  yesNo: 'yesNo',
  time: 'dateTime',
}
