import type { Tab } from '../document.ts'
import type { Problem } from '../problem.ts'
import { pathsOf, type RecipeStep } from '../recipes/catalogue.ts'
import { expressionProblems, sourceProblems } from '../source/source.ts'
import type { SourceFields } from '../source/source-fields.ts'

type Place = { tab: Tab; row: string | null; column: string }

/** Sources that cannot be read, and paths to nothing. */
export function checkSources(
  sources: string[],
  place: Place,
  fields: SourceFields | null,
): Problem[] {
  return sources.flatMap((source) =>
    sourceProblems(source, fields).map((found) => ({ ...found, ...place })),
  )
}

/**
 * What steps read. Where a path leads in a value depends on the steps before, and where in the record on where they
 * stand, so only its form is checked; an expression says itself what is of the record.
 */
export function checkSteps(
  steps: RecipeStep[],
  place: Omit<Place, 'column'>,
  fields: SourceFields | null,
): Problem[] {
  const there = { ...place, column: 'steps' }
  return steps.flatMap((step) => {
    if (step.recipe !== 'expression')
      return checkSources([...pathsOf(step).record, ...pathsOf(step).inner], there, null)
    const problems = expressionProblems(step.cel, { hasValue: true, fields })
    return problems.map((found) => ({ ...found, ...there }))
  })
}
