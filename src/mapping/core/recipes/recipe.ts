import type { z } from 'zod'
import type { ValueTable } from '../document.ts'
import { Hold } from '../hold.ts'
import type { Json } from '../record.ts'
import type { Picks } from '../source/picks.ts'
import { listItems, longestText } from '../values/value.ts'

/** One compiled step: a pure function that never throws, whatever JSON it is given as the value and its record. */
export type Run = (value: Json, record: Json) => Json | Hold

/** What a recipe leaves behind, for the check of a field's type; 'same' says that it leaves the type as it was. */
export type Gives =
  | 'same'
  | 'text'
  | 'number'
  | 'yesNo'
  | 'date'
  | 'dateTime'
  | 'country'
  | 'language'
  | 'phone'

/** What the readings and steps of one document share. */
export type RecipeContext = {
  /** Its value tables, by their ids. */
  tables: ReadonlyMap<string, ValueTable>
  /** Only where one record after another is read whole, and they forget in between. */
  picks?: Picks
}

/** The context of all steps of one document. */
export function contextOf({
  values,
}: {
  values: { tables: readonly ValueTable[] }
}): RecipeContext {
  return { tables: new Map(values.tables.map((table) => [table.id, table])) }
}

/** The paths that a step's parameters name: places in the whole record, and places within an item of its value. */
export type StepPaths = { record: readonly string[]; inner: readonly string[] }

/** A recipe: one way to change a value that a client can choose from a list and fill in. */
export type Recipe<Step extends { recipe: string }, Schema = z.ZodType<Step>> = {
  name: string
  /** One line that a client reads beside the name. */
  explanation: string
  /** `record` is what the value stands in, where the step looks at it. */
  example: { step: Step; before: Json; after: Json; record?: Json }
  schema: Schema
  gives(step: Step): Gives
  /** True where the recipe, standing first, says how the sources of a row become one value. */
  combines: boolean
  /** Left out where no parameter is a path. */
  paths?(step: Step): StepPaths
  /** The step as it is first added to a document, where the example's own parameters could mislead. */
  start?(context: RecipeContext): Step
  compile(step: Step, context: RecipeContext): Run
}

/** A step over text: it runs on each item of a list, takes a number or a flag as text, and leaves blank and objects alone. */
export function onText(change: (text: string, record: Json) => Json | Hold): Run {
  const run: Run = (value, record) => {
    if (typeof value === 'string')
      return value.length > longestText ? tooLong(value) : change(value, record)
    if (Array.isArray(value)) return onItems(value, run, record)
    return value === null || typeof value === 'object' ? value : change(String(value), record)
  }
  return run
}

/** A step that runs on each item of a list, and on anything else as it is. */
export function onEach(one: Run): Run {
  return (value, record) =>
    Array.isArray(value) ? onItems(value, one, record) : one(value, record)
}

/**
 * Runs a step on each item of a list; the first item that cannot be read holds the whole, and so does a list whose texts
 * together are longer than any text may be: half a million items that each grow by a little would fill the memory.
 */
export function onItems<With>(
  list: Json[],
  one: (item: Json, beside: With) => Json | Hold,
  beside: With,
): Json | Hold {
  const results: Json[] = []
  let length = 0
  for (const item of listItems(list)) {
    const result = one(item, beside)
    if (result instanceof Hold) return result
    length += lengthOf(result)
    if (length > longestList) return new Hold('value-too-long', item, longerList)
    results.push(result)
  }
  return results
}

/** What a result adds to what its list holds: the characters of a text, the items of a list. */
function lengthOf(result: Json): number {
  return typeof result === 'string' || Array.isArray(result) ? result.length : 1
}

const longestList = 2 * longestText
const longerList = 'a list whose texts together have more than two million characters'

/** Holds a record whose text has grown, or came, beyond what a mapping handles. */
export function tooLong(text: string): Hold {
  return new Hold('value-too-long', text, 'a text of more than a million characters')
}
