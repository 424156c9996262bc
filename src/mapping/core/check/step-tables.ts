import type { MappingDocument } from '../document.ts'
import { didYouMean } from '../values/nearest.ts'
import type { Problem } from '../problem.ts'
import { tablesOf } from '../recipes/catalogue.ts'
import { stepPlaces } from '../source/step-places.ts'

/** Steps that look values up in a table that the document does not have. */
export function checkStepTables(document: MappingDocument): Problem[] {
  const known = document.values.tables.map(({ id }) => id)
  return stepPlaces(document).flatMap(({ steps, ...place }) =>
    tablesOf(steps)
      .filter((table) => !known.includes(table))
      .map((table): Problem => ({ severity: 'problem', ...place, text: unknown(table, known) })),
  )
}

function unknown(table: string, known: string[]): string {
  if (table === '') return "The recipe 'lookup table' needs a value table; choose one."
  const hint = didYouMean(table, known)
  return `'${table}' is not a value table${hint === '' ? '.' : hint}`
}
