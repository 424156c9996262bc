import type { Tab } from '../document.ts'
import { parsePath } from '../path.ts'
import type { Problem } from '../problem.ts'
import { pathsOf, type RecipeStep } from '../recipes/catalogue.ts'
import type { SourceFields } from '../source-fields.ts'

type Place = { tab: Tab; row: string | null; column: string }

/** Paths that cannot be read, and paths to nothing. */
export function checkSources(
  paths: string[],
  place: Place,
  source: SourceFields | null,
): Problem[] {
  return paths.flatMap((path) => {
    const parsed = parsePath(path)
    const text = 'problem' in parsed ? parsed.problem : (source?.problemOf(path) ?? null)
    return text === null ? [] : [{ severity: 'problem' as const, ...place, text }]
  })
}

/**
 * Paths within the steps. What they lead to in a value depends on the steps before, and what in the record on where they
 * stand, so only their form is checked.
 */
export function checkSteps(steps: RecipeStep[], place: Omit<Place, 'column'>): Problem[] {
  const paths = steps.flatMap((step) => [...pathsOf(step).record, ...pathsOf(step).inner])
  return checkSources(paths, { ...place, column: 'steps' }, null)
}
