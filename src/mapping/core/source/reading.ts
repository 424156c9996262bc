import type { Trace } from '../explanation.ts'
import { Hold } from '../hold.ts'
import { compileStep, recipeOf, type RecipeStep } from '../recipes/catalogue.ts'
import type { RecipeContext } from '../recipes/recipe.ts'
import type { Json } from '../record.ts'
import { compileSources, type ReadSource } from './source.ts'
import { isBlank } from '../values/value.ts'

/** Reads a value from a record: its sources become one value, and the steps change it. Records how in a trace, if given. */
export type Reading = (record: Json, trace: Trace | null) => Json | Hold

/**
 * Compiles sources and steps. A combining recipe that stands first is given all the sources' values; otherwise
 * `several` says whether the first that is not blank is taken, or all of them as a list.
 */
export function compileReading(
  sources: string[],
  steps: RecipeStep[],
  several: 'first' | 'all',
  context: RecipeContext,
): Reading {
  const reads = compileSources(sources, context.picks ?? null)
  const runs = steps.map((step) => ({ recipe: step.recipe, run: compileStep(step, context) }))
  const [first] = steps
  const takesAll = several === 'all' || (first !== undefined && recipeOf(first).combines)
  const take = takesAll ? readAll(reads) : readFirst(reads)
  return (record, trace) => {
    let value = take(record)
    if (trace !== null) traceSources(trace, sources, reads, record, takesAll)
    if (value instanceof Hold) return value
    for (const { recipe, run } of runs) {
      const after = run(value, record)
      if (trace !== null) traceStep(trace, recipe, value, after)
      if (after instanceof Hold) return after
      value = after
    }
    return value
  }
}

export function emptyTrace(): Trace {
  return { sources: [], steps: [] }
}

function readAll(reads: ReadSource[]): (record: Json) => Json | Hold {
  return (record) => {
    const values: Json[] = []
    let items = 0
    for (const read of reads) {
      const value = read(record)
      if (value instanceof Hold) return value
      items += Array.isArray(value) ? value.length : 1
      if (items > mostItems) return tooMany
      values.push(value ?? null)
    }
    return values
  }
}

/** One great list named fifty times would be laid flat as a list fifty times as long. */
const mostItems = 1_000_000
const tooMany = new Hold(
  'value-too-long',
  null,
  'holds more than a million items in all its sources',
)

function readFirst(reads: ReadSource[]): (record: Json) => Json | Hold {
  const [only] = reads
  if (only !== undefined && reads.length === 1) return (record) => only(record) ?? null
  return (record) => {
    for (const read of reads) {
      const value = read(record)
      if (value instanceof Hold) return value
      if (value !== undefined && !isBlank(value)) return value
    }
    return null
  }
}

function traceSources(
  trace: Trace,
  sources: string[],
  reads: ReadSource[],
  record: Json,
  takesAll: boolean,
): void {
  const values = reads.map((read) => {
    const value = read(record)
    return value === undefined || value instanceof Hold ? null : value
  })
  const won = values.findIndex((value) => !isBlank(value))
  for (const [place, value] of values.entries()) {
    const taken = takesAll ? !isBlank(value) : place === won
    trace.sources.push({ path: sources[place] ?? '', value, taken })
  }
}

function traceStep(trace: Trace, recipe: string, before: Json, after: Json | Hold): void {
  trace.steps.push(after instanceof Hold ? { recipe, before } : { recipe, before, after })
}
