import type { MappingDocument } from '../../mapping/core/document.ts'
import { parsePath, pathOf, type Path } from '../../mapping/core/path.ts'
import type { Profile } from '../../mapping/core/profile.ts'
import { recordPathsOf, type RecipeStep } from '../../mapping/core/recipes/catalogue.ts'
import { pathsRead } from '../../mapping/core/source.ts'

/** Paths of the source that hold something and that no row reads. */
export function unusedFields(document: MappingDocument, profile: Profile): string[] {
  const paths = sourcesOf(document).flatMap(pathsRead)
  const read = new Set(paths.flatMap((text) => prefixes(text).slice(-1)))
  const within = new Set(paths.flatMap(prefixes))
  return profile.fields
    .filter(({ filled }) => filled > 0)
    .map(({ path }) => path)
    .filter((path) => !within.has(path) && !prefixes(path).some((prefix) => read.has(prefix)))
}

function sourcesOf({ population, identity, fields, userTypes }: MappingDocument): string[] {
  return [
    ...population.rows.map((row) => row.source),
    ...readingOf(identity.externalId),
    ...readingOf(identity.email),
    ...fields.rows.flatMap(readingOf),
    ...readingOf(userTypes),
  ]
}

/** The sources of a row, and the places that its steps look at besides. */
function readingOf({ sources, steps }: { sources: string[]; steps: RecipeStep[] }): string[] {
  return [...sources, ...recordPathsOf(steps)]
}

/** The path and everything that it lies in, from the top: a row that reads a group reads each field of it. */
function prefixes(text: string): string[] {
  const parsed = parsePath(text)
  if (!('path' in parsed)) return []
  const { path }: { path: Path } = parsed
  return path.map((_, at) => pathOf(path.slice(0, at + 1)))
}
