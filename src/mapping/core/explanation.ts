import type { RowRef, MapResult } from './result.ts'
import type { Json } from './record.ts'
import type { FieldValue } from './value.ts'

/** How one value came about: read from which sources, changed by which steps, into what. */
export type Trace = {
  /** What each source held (null for nothing), and whether it is the one, or one of those, that was taken. */
  sources: { path: string; value: Json; taken: boolean }[]
  /** What each step made of it; the last is missing its `after` where it held the record. */
  steps: { recipe: string; before: Json; after?: Json }[]
}

export type FieldTrace = Trace & {
  field: string
  row: RowRef
  /** The row of the value table that was applied; null where there is no table or no row names the value. */
  valueRow: RowRef | null
  value: FieldValue
}

/** Why one record became what it became. The result is the very one that `map` gives. */
export type Explanation = {
  result: MapResult
  /** The population rows that were asked, in order, with what each found. */
  population: { row: RowRef; name: string; value: Json; decided: boolean }[]
  userTypes: (Trace & { rows: { row: RowRef | null; value: string }[] }) | null
  externalId: Trace | null
  email: Trace | null
  /** In the platform's order; ends at the field that held the record, if one did. */
  fields: FieldTrace[]
}
