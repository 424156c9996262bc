import type { MappingDocument, Tab } from '../document.ts'
import { parsePath, pathOf } from '../path.ts'
import type { Problem } from '../problem.ts'

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
  const readers = [
    ...population.rows.map(({ id, source }) => reader('population', id, [source])),
    reader('identity', 'externalId', identity.externalId.sources),
    reader('identity', 'email', identity.email.sources),
    ...fields.rows
      .filter((row) => !row.neverStore)
      .map(({ id, sources }) => reader('fields', id, sources)),
    reader('userTypes', null, userTypes.sources),
  ]
  return readers.flatMap(({ paths, ...place }): Problem[] => {
    const lost = paths.find((path) => prefixes(path).some((prefix) => dropped.has(prefix)))
    if (lost === undefined) return []
    const text = `'${lost}' is never stored, as another row has it, so it will always be found blank.`
    return [{ severity: 'problem', ...place, text }]
  })
}

function reader(tab: Tab, row: string | null, paths: string[]) {
  return { tab, row, column: tab === 'population' ? 'source' : 'sources', paths }
}

/** The path and all that it goes through, the whole last. */
function prefixes(text: string): string[] {
  const parsed = parsePath(text)
  return 'path' in parsed ? parsed.path.map((_, at) => pathOf(parsed.path.slice(0, at + 1))) : []
}
