import type { FieldRow } from '../document.ts'
import type { MergePolicy } from '../merge.ts'

/** One platform field that the document writes, with what the rest of Gangway must know of it. */
export type MappedField = MergePolicy & {
  /** The platform field's key. */
  field: string
  /** The row's id; null for the display name where it is composed. */
  row: string | null
  show: FieldRow['show']
  locked: boolean
  personal: boolean
}
