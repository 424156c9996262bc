import type { MappingDocument } from '../document.ts'
import { expressionIn } from '../expression/mark.ts'
import { parsePath, pathOf } from '../source/path.ts'
import type { Problem } from '../problem.ts'
import { pathsRead } from '../source/source.ts'
import { sourcePlaces } from '../source/source-places.ts'

/** Sources that one row never stores and another reads, and those that are nothing one could leave out. */
export function checkNeverStored(document: MappingDocument): Problem[] {
  const rows = document.fields.rows.filter((row) => row.neverStore)
  const dropped = new Set(
    rows.flatMap((row) => row.sources.flatMap((path) => prefixes(path).slice(-1))),
  )
  const lost = sourcePlaces(document).flatMap(({ sources, ...place }): Problem[] => {
    const path = sources
      .flatMap(pathsRead)
      .find((path) => prefixes(path).some((prefix) => dropped.has(prefix)))
    if (path === undefined) return []
    const text = `'${path}' is never stored, as another row has it, so it will always be found blank.`
    return [{ severity: 'problem', ...place, text }]
  })
  const calculated = rows
    .filter((row) => row.sources.some((source) => expressionIn(source) !== null))
    .map(({ id }): Problem => {
      const text = 'What is never stored is named by its path; an expression cannot stand there.'
      return { severity: 'problem', tab: 'fields', row: id, column: 'sources', text }
    })
  return [...lost, ...calculated]
}

/** The path and all that it goes through, the whole last. */
function prefixes(text: string): string[] {
  const parsed = parsePath(text)
  return 'path' in parsed ? parsed.path.map((_, at) => pathOf(parsed.path.slice(0, at + 1))) : []
}
