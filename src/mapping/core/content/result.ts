import type { FieldValue } from '../values/value.ts'
import type { Excluded, Held } from '../result.ts'

/** Whom or what an item names in one relation, before anybody looked who that is. */
export type Naming = {
  /** The relation's row id. */
  relation: string
  /** What stands in the source, each once, in its order. */
  names: string[]
}

/** One item as the mapping makes it. */
export type Item = {
  status: 'included'
  externalId: string
  /** What people know it by: its title or name; null where it has none. */
  title: string | null
  values: { [field: string]: FieldValue }
  relations: Naming[]
  /** Keys of the fields that a complete item has and this one lacks. */
  missing: string[]
}

/** What the mapping makes of one item of a content type. */
export type ItemResult = Item | Excluded | Held
