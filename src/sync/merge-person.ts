// Merge: what a source says of a person against what stands here. Pure; plan and apply share it, so a person who moved
// between the two is judged by the same rules.
import type { Mapping } from '../mapping/core/compile.ts'
import type { GatheredPerson } from '../mapping/core/gather.ts'
import { mergeField, mergeRemoval } from '../mapping/core/merge.ts'
import type { FieldValue } from '../mapping/core/values/value.ts'

export type Values = { [field: string]: FieldValue }

/** What a source says of a person, as its presence keeps it. */
export type Said = {
  values: Values
  /** The address that they go by in the source; undefined in presences written before it was kept. */
  email?: string | null
  userTypes: string[]
  tags: string[]
  groups: string[]
  access: string[]
  directory: boolean
}

/** As a presence holds it: one written before there were groups and access levels has none. */
export function readSaid(stored: unknown): Said {
  const said = stored as Omit<Said, 'groups' | 'access'> & Partial<Said>
  return { ...said, groups: said.groups ?? [], access: said.access ?? [] }
}

/** What stands here of a person. `local` holds what was edited on the platform. */
export type PersonState = {
  personId: string
  version: number
  state: 'active' | 'suspended'
  profile: Values
  local: Values
  userTypes: string[]
  tags: string[]
  groups: string[]
  access: string[]
  inDirectory: boolean
}

export type Change = { [what: string]: [before: unknown, after: unknown] }

export type Merged = {
  profile: Values
  local: Values
  userTypes: string[]
  tags: string[]
  groups: string[]
  access: string[]
  inDirectory: boolean
  /** What differs, by field, and under 'user types', 'tags', 'groups', 'access levels', 'in the directory'. */
  change: Change
}

export const saidBy = (person: GatheredPerson): Said => ({
  values: person.values,
  email: person.email,
  userTypes: person.userTypes,
  tags: person.tags,
  groups: person.groups,
  access: person.access,
  directory: person.directory,
})

/**
 * @param before what this source said when it was last applied; null where it never did.
 * @param others what other sources that still know the person say: user types, tags, groups and access levels are the
 *   union of all. User types that the mapping gives only at creation stay as they are.
 */
export function mergePerson(
  { fields, writesUserTypes }: Pick<Mapping, 'fields' | 'writesUserTypes'>,
  now: Said,
  before: Said | null,
  state: PersonState | null,
  others: readonly Said[],
): Merged {
  const profile: Values = { ...state?.profile }
  const local: Values = { ...state?.local }
  const settle = (
    field: string,
    merged: { effective: FieldValue; local: FieldValue | undefined },
  ) => {
    profile[field] = merged.effective
    if (merged.local === undefined) delete local[field]
    else local[field] = merged.local
  }
  for (const policy of fields) {
    const { field } = policy
    settle(
      field,
      mergeField(policy, {
        sourceBefore: before?.values[field] ?? null,
        sourceNow: now.values[field] ?? null,
        local: local[field],
        effective: profile[field] ?? null,
        isCreate: state === null,
      }),
    )
  }
  const mapped = new Set(fields.map(({ field }) => field))
  for (const field of Object.keys(before?.values ?? {})) {
    if (mapped.has(field)) continue
    settle(
      field,
      mergeRemoval({
        sourceBefore: before?.values[field] ?? null,
        local: local[field],
        effective: profile[field] ?? null,
      }),
    )
  }
  const all = [now, ...others]
  const keepsTypes = state !== null && writesUserTypes === 'create only'
  const merged = {
    profile,
    local,
    userTypes: keepsTypes ? state.userTypes : union(all.map((said) => said.userTypes)),
    tags: union(all.map((said) => said.tags)).toSorted(),
    groups: union(all.map((said) => said.groups)).toSorted(),
    access: union(all.map((said) => said.access)).toSorted(),
    inDirectory: all.some((said) => said.directory),
  }
  return { ...merged, change: changed(state, merged) }
}

function changed(state: PersonState | null, merged: Omit<Merged, 'change'>): Change {
  const change: Change = {}
  const note = (what: string, before: unknown, after: unknown) => {
    if (JSON.stringify(before ?? null) !== JSON.stringify(after ?? null))
      change[what] = [before ?? null, after ?? null]
  }
  for (const field of Object.keys(merged.profile))
    note(field, state?.profile[field], merged.profile[field])
  note('user types', state?.userTypes ?? [], merged.userTypes)
  note('tags', state?.tags ?? [], merged.tags)
  note('groups', state?.groups ?? [], merged.groups)
  note('access levels', state?.access ?? [], merged.access)
  note('in the directory', state?.inDirectory ?? null, merged.inDirectory)
  return change
}

const union = (lists: readonly (readonly string[])[]) => [...new Set(lists.flat())]
