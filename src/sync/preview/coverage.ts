import type { MappingDocument } from '../../mapping/core/document.ts'
import { parsePath, pathOf, type Path } from '../../mapping/core/path.ts'
import type { Profile } from '../../mapping/core/profile.ts'

/** Paths of the source that hold something and that no row reads. */
export function unusedFields(document: MappingDocument, profile: Profile): string[] {
  const read = new Set(pathsOf(document).flatMap((text) => prefixes(text).slice(-1)))
  const within = new Set(pathsOf(document).flatMap(prefixes))
  return profile.fields
    .filter(({ filled }) => filled > 0)
    .map(({ path }) => path)
    .filter((path) => !within.has(path) && !prefixes(path).some((prefix) => read.has(prefix)))
}

function pathsOf({ population, identity, fields, userTypes }: MappingDocument): string[] {
  return [
    ...population.rows.map((row) => row.source),
    ...identity.externalId.sources,
    ...identity.email.sources,
    ...fields.rows.flatMap((row) => row.sources),
    ...userTypes.sources,
  ]
}

/** The path and everything that it lies in, from the top: a row that reads a group reads each field of it. */
function prefixes(text: string): string[] {
  const parsed = parsePath(text)
  if (!('path' in parsed)) return []
  const { path }: { path: Path } = parsed
  return path.map((_, at) => pathOf(path.slice(0, at + 1)))
}
