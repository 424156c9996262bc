import { combineUserTypes, type Combination } from './people/combination.ts'
import { composeDisplayName } from './people/display-name.ts'
import type { Included } from './result.ts'
import type { FieldValue } from './values/value.ts'
import type { Visibility } from './people/visibility.ts'

/** How the records of one person become one; a compiled mapping has it as `gathering`. */
export type Gathering = Combination & {
  /** The document has no row for the display name, so it follows the names. */
  composesDisplayName: boolean
  visibility: Visibility
}

/** One included record; the number gives its place in the pull, and the lower one wins. */
export type GatherRecord = { recordNumber: number; result: Included }

/** One person as one source knows them, from all the records that are theirs. */
export type GatheredPerson = {
  personKey: string
  /** Each once, in the order of the records. */
  externalIds: string[]
  email: string | null
  values: { [field: string]: FieldValue }
  userTypes: string[]
  tags: string[]
  groups: string[]
  access: string[]
  directory: boolean
  /** Ids of the access codes that any of the records used. */
  codes: string[]
}

/**
 * Brings the records of one person together: of each value the first that is not blank, in the order of the records;
 * user types as the document combines them; all tags, groups and access levels; in the directory if any record is and
 * the visibility tab does not say no. Pure, and the same in whatever order the records come. There must be one at least.
 */
export function gather(records: readonly GatherRecord[], gathering: Gathering): GatheredPerson {
  const results = records.toSorted(byNumber).map((record) => record.result)
  const first = results[0]
  if (first === undefined) throw new Error('A person is gathered from one record at least.')
  const values = gatherValues(results, gathering)
  const isGranted = ({ codes }: Included) => codes.some((code) => gathering.granting.has(code))
  const userTypes = combineUserTypes(
    gathering,
    results.filter((result) => !isGranted(result)).map((result) => result.userTypes),
    results.filter(isGranted).map((result) => result.userTypes),
  )
  const isShown = gathering.visibility(values, userTypes)?.directory !== 'no'
  return {
    personKey: first.personKey,
    externalIds: [...new Set(results.map((result) => result.externalId))],
    email: results.find((result) => result.email !== null)?.email ?? null,
    values,
    userTypes,
    tags: allOf(results.map((result) => result.tags)),
    groups: allOf(results.map((result) => result.groups)),
    access: allOf(results.map((result) => result.access)),
    directory: isShown && results.some((result) => result.directory),
    codes: allOf(results.map((result) => result.codes)),
  }
}

function allOf(lists: readonly (readonly string[])[]): string[] {
  return [...new Set(lists.flat())].toSorted()
}

function gatherValues(results: Included[], gathering: Gathering): GatheredPerson['values'] {
  const values: GatheredPerson['values'] = {}
  for (const result of results) {
    for (const [field, value] of Object.entries(result.values)) values[field] ??= value
  }
  if (gathering.composesDisplayName) {
    values['display_name'] = composeDisplayName(values)
  }
  return values
}

/** Numbers are unique within a pull; the external id keeps the order even if they were not. */
function byNumber(a: GatherRecord, b: GatherRecord): number {
  if (a.recordNumber !== b.recordNumber) return a.recordNumber - b.recordNumber
  return a.result.externalId < b.result.externalId ? -1 : 1
}
