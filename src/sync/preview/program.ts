import type { MappingDocument } from '../../mapping/core/document.ts'
import type { PlatformModel } from '../../mapping/core/platform-model.ts'
import type { Profile } from '../../mapping/core/source/profile.ts'
import type { Json, SourceRecord } from '../../mapping/core/record.ts'
import { asText, cutText, isBlank, listItems } from '../../mapping/core/values/value.ts'

/** What is tried: a document for a platform. */
export type Program = { document: MappingDocument; model: PlatformModel }

/** What it is tried on: the first records of a pull, and what the pull's source holds in all. */
export type Sample = {
  records: readonly { recordNumber: number; record: SourceRecord }[]
  profile: Profile | null
  /** The day of the mapping, YYYY-MM-DD; without one, rows that have days do not count. */
  asOf?: string
}

/** A value of a record as a client is shown it, cut at 160 characters; null where it is blank. */
export function shown(value: Json): string | null {
  if (isBlank(value)) return null
  if (Array.isArray(value)) {
    const items = listItems(value).flatMap((item) => shown(item) ?? [])
    return cut(items.join(' · '))
  }
  if (typeof value === 'object') return cut(JSON.stringify(value))
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return cut(asText(value))
}

function cut(text: string): string {
  const start = cutText(text, 160)
  return start === text ? text : `${start}…`
}
