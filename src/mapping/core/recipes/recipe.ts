import type { z } from 'zod'
import { Hold } from '../hold.ts'
import type { Json } from '../record.ts'
import { listItems, longestText } from '../value.ts'

/** One compiled step: a pure function that never throws, whatever JSON it is given. */
export type Run = (value: Json) => Json | Hold

/** What a recipe leaves behind, for the check of a field's type; 'same' says that it leaves the type as it was. */
export type Gives = 'same' | 'text' | 'number' | 'yesNo' | 'date' | 'country'

/** A recipe: one way to change a value that a client can choose from a list and fill in. */
export type Recipe<Step extends { recipe: string }, Schema = z.ZodType<Step>> = {
  name: string
  /** One line that a client reads beside the name. */
  explanation: string
  example: { step: Step; before: Json; after: Json }
  schema: Schema
  gives: Gives
  /** True where the recipe, standing first, says how the sources of a row become one value. */
  combines: boolean
  compile(step: Step): Run
}

/** A step over text: it runs on each item of a list, takes a number or a flag as text, and leaves blank and objects alone. */
export function onText(change: (text: string) => Json | Hold): Run {
  const one: Run = (value) => {
    if (typeof value === 'string')
      return value.length > longestText ? tooLong(value) : change(value)
    if (value === null || typeof value === 'object') return value
    return change(String(value))
  }
  return (value) => (Array.isArray(value) ? onItems(value, one) : one(value))
}

/** Runs a step on each item of a list; the first item that cannot be read holds the whole. */
export function onItems(list: Json[], one: Run): Json | Hold {
  const results: Json[] = []
  for (const item of listItems(list)) {
    const result = one(item)
    if (result instanceof Hold) return result
    results.push(result)
  }
  return results
}

/** Holds a record whose text has grown, or came, beyond what a mapping handles. */
export function tooLong(text: string): Hold {
  return new Hold('value-too-long', text, 'a text of more than a million characters')
}
