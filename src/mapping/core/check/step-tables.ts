import type { MappingDocument } from '../document.ts'
import { hinter } from '../values/nearest.ts'
import type { Problem } from '../problem.ts'
import { tablesOf } from '../recipes/catalogue.ts'
import { stepPlaces } from '../source/step-places.ts'

/** Steps that look values up in a table that the document does not have. */
export function checkStepTables(document: MappingDocument): Problem[] {
  const known = new Set(document.values.tables.map(({ id }) => id))
  const hint = hinter()
  const unknown = (table: string): string => {
    if (table === '') return "The recipe 'lookup table' needs a value table; choose one."
    const meant = hint(table, known)
    return `'${table}' is not a value table${meant === '' ? '.' : meant}`
  }
  return stepPlaces(document).flatMap(({ steps, ...place }) =>
    tablesOf(steps)
      .filter((table) => !known.has(table))
      .map((table): Problem => ({ severity: 'problem', ...place, text: unknown(table) })),
  )
}
