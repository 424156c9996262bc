/** What a value looks like in the source, before any recipe. */
export type ValueShape =
  | 'text'
  | 'number'
  | 'yesNo'
  | 'date'
  | 'dateTime'
  | 'email'
  | 'url'
  | 'list'
  | 'object'

/** One source field as the records hold it. `path` is written in the path language of `path.ts`. */
export type FieldProfile = {
  path: string
  /** How many records hold a value that is not blank. */
  filled: number
  /** How many filled values have each shape. */
  shapes: Partial<Record<ValueShape, number>>
  /** Distinct filled values; null when there are more than are counted. */
  distinct: number | null
  /** The most frequent values (at most 200) with their counts; empty where `distinct` is null. */
  values: { value: string; count: number }[]
  /** Up to five different filled values as they came, cut at 120 characters. */
  examples: string[]
  /** Length of the longest filled value, in characters. */
  longest: number
}

/** What a source holds, field by field, in the order in which the fields were first seen. */
export type Profile = { records: number; fields: FieldProfile[] }
