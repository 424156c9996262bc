import type { Json, SourceRecord } from '../../mapping/core/record.ts'
import { valuesAt } from '../http/extract.ts'
import { plainName } from './scalars.ts'

/** The fields that together name each record: one if one is enough, else the parent's with the entry's own. */
export function findIdentity(
  records: readonly SourceRecord[],
  parentsAt: 'original_record' | null,
): string[][] | null {
  const own = candidates(records)
  const single = own.find((key) => isUnique(records, [[key]]))
  if (single !== undefined) return [[single]]
  if (parentsAt === null) return null
  const parents = candidates(
    records.flatMap((record) => valuesAt(record, [parentsAt])) as SourceRecord[],
  )
  for (const parent of parents) {
    for (const key of own) {
      const paths = [[parentsAt, parent], [key]]
      if (isUnique(records, paths)) return paths
    }
  }
  return null
}

/** Fields that every record has and that are named like an id, the likeliest first. */
function candidates(records: readonly SourceRecord[]): string[] {
  const [first] = records
  if (first === undefined) return []
  return Object.keys(first)
    .flatMap((key) => {
      const rank = ranks.findIndex((sign) => sign.test(plainName(key)))
      return rank === -1 ? [] : [{ key, rank }]
    })
    .sort((a, b) => a.rank - b.rank)
    .map(({ key }) => key)
    .filter((key) => records.every((record) => isName(record[key])))
}

/** An id of the event, of a group or of a type names something else than the record. */
const ranks = [
  /^(?:id|uuid|guid)$/,
  /^(?:attendee|registrant|registration|participant|person|position|ticket|user|member|order)(?:id|uuid|guid|number|code)$/,
  /^(?:externalid|code|reference|number|slug|key)$/,
  /^(?!.*(?:event|type|group|list|category|package|contact|parent|order)).*id$/,
  /^(?:email|username)$/,
]

function isUnique(records: readonly SourceRecord[], paths: readonly string[][]): boolean {
  const names = records.map((record) =>
    JSON.stringify(paths.map((path) => valuesAt(record, path)[0] ?? null)),
  )
  return new Set(names).size === records.length
}

function isName(value: Json | undefined): boolean {
  return typeof value === 'number' || (typeof value === 'string' && value.trim() !== '')
}
