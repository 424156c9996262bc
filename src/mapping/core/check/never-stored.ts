import type { MappingDocument, Tab } from '../document.ts'
import { parsePath, pathOf } from '../path.ts'
import type { Problem } from '../problem.ts'
import { recordPathsOf, type RecipeStep } from '../recipes/catalogue.ts'

/** Sources that one row never stores and another reads. */
export function checkNeverStored({
  fields,
  population,
  identity,
  userTypes,
}: MappingDocument): Problem[] {
  const rows = fields.rows.filter((row) => row.neverStore)
  const dropped = new Set(
    rows.flatMap((row) => row.sources.flatMap((path) => prefixes(path).slice(-1))),
  )
  const all: Reader[] = [
    ...population.rows.map(({ id, source }) => ({
      tab: 'population' as const,
      row: id,
      column: 'source',
      paths: [source],
    })),
    ...readers('identity', 'externalId', identity.externalId),
    ...readers('identity', 'email', identity.email),
    ...fields.rows
      .filter((row) => !row.neverStore)
      .flatMap((row) => readers('fields', row.id, row)),
    ...readers('userTypes', null, userTypes),
  ]
  return all.flatMap(({ paths, ...place }): Problem[] => {
    const lost = paths.find((path) => prefixes(path).some((prefix) => dropped.has(prefix)))
    if (lost === undefined) return []
    const text = `'${lost}' is never stored, as another row has it, so it will always be found blank.`
    return [{ severity: 'problem', ...place, text }]
  })
}

type Reader = { tab: Tab; row: string | null; column: string; paths: string[] }

/** What reads the record in a row: its sources, and the steps that look at more than their value. */
function readers(
  tab: Tab,
  row: string | null,
  { sources, steps }: { sources: string[]; steps: RecipeStep[] },
): Reader[] {
  return [
    { tab, row, column: 'sources', paths: sources },
    { tab, row, column: 'steps', paths: recordPathsOf(steps) },
  ]
}

/** The path and all that it goes through, the whole last. */
function prefixes(text: string): string[] {
  const parsed = parsePath(text)
  return 'path' in parsed ? parsed.path.map((_, at) => pathOf(parsed.path.slice(0, at + 1))) : []
}
