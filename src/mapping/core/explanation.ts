import type { RowRef, MapResult } from './result.ts'
import type { Json } from './record.ts'
import type { FieldValue } from './values/value.ts'

/** How one value came about: read from which sources, changed by which steps, into what. */
export type Trace = {
  /** What each source held (null for nothing), and whether it is the one, or one of those, that was taken. */
  sources: { path: string; value: Json; taken: boolean }[]
  /** What each step made of it; the last is missing its `after` where it held the record. */
  steps: { recipe: string; before: Json; after?: Json }[]
}

export type FieldTrace = Trace & {
  field: string
  /** Null for the display name where it is composed of the names. */
  row: RowRef | null
  /** The rows of the value table that were applied: more than one only for a list. */
  valueRows: RowRef[]
  value: FieldValue
}

/** Why one record became what it became. The result is the very one that `map` gives. */
export type Explanation = {
  result: MapResult
  /** The population rows that were asked, in order, with what each found; the last may have decided. */
  population: PopulationTrace[]
  /** The rows that name a value of the record, in the order of the values. */
  userTypes: Trace & { rows: { row: RowRef; value: string }[] }
  /** The access codes that were used and counted, and the day by which each was judged. */
  codes: Trace & { rows: { row: RowRef; value: string; on: string | null }[] }
  /** By tag type that has a column: the tags that its values name. */
  tags: (Trace & { type: string; rows: { row: RowRef; value: string }[] })[]
  externalId: Trace
  email: Trace
  /**
   * In the platform's order, then those that rules alone write; ends at the field that held the record, if one did. What
   * a rule has set is traced to its row.
   */
  fields: FieldTrace[]
  /** The tables of rules that were asked, in order; the last may have decided. */
  rules: RuleTableTrace[]
}

export type PopulationTrace = { row: RowRef; name: string; value: Json; decided: boolean }

export type RuleTableTrace = {
  /** Its id. */
  table: string
  name: string
  /** Every row that fits, in order. */
  hits: RuleHit[]
}

/** One row that fits a record. */
export type RuleHit = {
  row: RowRef
  /** Its place in the table, from 1. */
  number: number
  /** False for what only would have fitted: after the row that counts, or after one that left the record out or held it. */
  applied: boolean
  /** What the columns of its conditions held. */
  found: { what: string; value: Json }[]
  /** Keys of the fields that it sets, and what else it does. */
  set: readonly string[]
  addTags: readonly string[]
  removeTags: readonly string[]
  addGroups: readonly string[]
  decision: '' | 'exclude' | 'hold'
}
