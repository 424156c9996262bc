import type { FieldProfile } from './profile.ts'
import { recipeOf, recordPathsOf, type RecipeStep } from '../recipes/catalogue.ts'
import type { SourceFields } from './source-fields.ts'
import { fold } from '../values/value.ts'

export type SeenValue = { value: string; count: number }

/** What the source holds at these paths, with counts, most frequent first; spellings that compare alike are one. */
export function seenValues(source: SourceFields, paths: string[]): SeenValue[] {
  const seen = new Map<string, SeenValue>()
  for (const { value, count } of paths.flatMap((path) => source.profileOf(path)?.values ?? [])) {
    const before = seen.get(fold(value))
    seen.set(fold(value), { value: before?.value ?? value, count: (before?.count ?? 0) + count })
  }
  return [...seen.values()].toSorted((a, b) => b.count - a.count)
}

/** True where every value at these paths is counted, so that one not among them has never been seen. */
export function sawAll(source: SourceFields, paths: string[]): boolean {
  return paths.length > 0 && paths.every((path) => isCounted(source.profileOf(path)))
}

/** False where a source's values alone do not tell what becomes of them: they are joined, or a step looks elsewhere too. */
export function areReadAlone({
  sources,
  steps,
}: {
  sources: string[]
  steps: RecipeStep[]
}): boolean {
  const [first] = steps
  const joins = first !== undefined && recipeOf(first).combines && sources.length > 1
  return !joins && recordPathsOf(steps).length === 0
}

function isCounted(profile: FieldProfile | null): boolean {
  return profile !== null && profile.distinct !== null && profile.distinct === profile.values.length
}
