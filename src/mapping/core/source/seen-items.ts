import { Hold } from '../hold.ts'
import { compileReading } from './reading.ts'
import type { RecipeStep } from '../recipes/catalogue.ts'
import type { RecipeContext } from '../recipes/recipe.ts'
import { areReadAlone, sawAll, seenValues, type SeenValue } from './seen-values.ts'
import type { SourceFields } from './source-fields.ts'
import { asText, fold, isBlank, listItems } from '../values/value.ts'

/** A value as a table is asked for it: what the steps made of a value of the source, which is `raw`. */
export type SeenItem = SeenValue & { raw: string }

/** Sources, and the steps that their values take before they are looked up. */
export type Looked = { sources: string[]; steps: RecipeStep[] }

/**
 * What the steps make of each value that was seen, most frequent first; a list gives each of its items. Empty where the
 * source's values alone do not tell.
 */
export function seenItems(
  { sources, steps }: Looked,
  several: 'first' | 'all',
  source: SourceFields,
  context: RecipeContext,
): SeenItem[] {
  if (!areReadAlone({ sources, steps })) return []
  const read = compileReading(['value'], steps, several, context)
  return seenValues(source, withItems(sources, source)).flatMap(({ value, count }) => {
    const result = read({ value }, null)
    const items = result instanceof Hold ? [] : listItems(result)
    return items
      .filter((item) => !isBlank(item) && asText(item) !== '')
      .map((item) => ({ value: asText(item), count, raw: value }))
  })
}

/** The same, each value once with all who have it, in whatever spelling. */
export function countedItems(items: readonly SeenItem[]): SeenValue[] {
  const counted = new Map<string, SeenValue>()
  for (const { value, count } of items) {
    const before = counted.get(fold(value))
    counted.set(fold(value), { value: before?.value ?? value, count: (before?.count ?? 0) + count })
  }
  return [...counted.values()].toSorted((a, b) => b.count - a.count)
}

/** True where every value that will be looked up has been seen, so that a row for any other is for nobody. */
export function sawAllItems(looked: Looked, source: SourceFields): boolean {
  return areReadAlone(looked) && sawAll(source, withItems(looked.sources, source))
}

/** A list is profiled by its items. */
function withItems(sources: string[], source: SourceFields): string[] {
  return sources.map((path) => (source.profileOf(path) === null ? `${path}[]` : path))
}
