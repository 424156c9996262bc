import type { Tab } from './document.ts'
import type { HoldCode } from './hold.ts'
import type { FieldValue } from './values/value.ts'

/** Where in the mapping document a reason stands. In the identity tab `row` is 'externalId' or 'email'. */
export type RowRef = { tab: Tab; row: string; column?: string }

/** A row that would let a held record through: the tab (and the table in it) it belongs to, and the value it must name. */
export type Suggestion = {
  tab: 'values' | 'userTypes' | 'tags'
  /** Id of the value table or of the tag type; 'codes' for an access code, null for a row of the user types. */
  table: string | null
  from: string
}

export type Included = {
  status: 'included'
  externalId: string
  /** In the form of `emailKey`. */
  email: string | null
  /** The same for all records that are one person by the identity tab. */
  personKey: string
  values: { [field: string]: FieldValue }
  /** In order of rank, the highest first. */
  userTypes: readonly string[]
  /** In alphabetical order. */
  tags: readonly string[]
  /** Both in alphabetical order. */
  groups: readonly string[]
  access: readonly string[]
  /** By the user types alone; the visibility tab is asked once all of a person's records are gathered. */
  directory: boolean
  /** Ids of the access codes that were used and counted, in alphabetical order. */
  codes: readonly string[]
}

export type Excluded = { status: 'excluded'; row: RowRef; text: string; externalId: string | null }

export type Held = {
  status: 'held'
  row: RowRef
  code: HoldCode
  /** One sentence in the client's words, with the offending value cut at 80 characters. */
  text: string
  externalId: string | null
  suggestion?: Suggestion
}

/** What the mapping makes of one record. */
export type MapResult = Included | Excluded | Held

/** An exclusion or a hold before the record's external id is known. */
export type Refusal = Omit<Excluded, 'externalId'> | Omit<Held, 'externalId'>

export function isRefusal(found: object | null): found is Refusal {
  return found !== null && 'status' in found
}
