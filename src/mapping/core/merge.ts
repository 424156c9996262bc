import type { FieldRow } from './document.ts'
import type { FieldValue } from './values/value.ts'

/** The policy of one field, from its row; a compiled mapping has it for each field. */
export type MergePolicy = {
  write: FieldRow['write']
  blank: FieldRow['blank']
  default: FieldValue
}

/** What is known of one field of one person before the merge. */
export type FieldState = {
  /** What the source said when it was last applied; null for blank, and where it never said anything. */
  sourceBefore: FieldValue
  sourceNow: FieldValue
  /** What somebody entered on the platform, null if they blanked it; undefined where nobody did. */
  local: FieldValue | undefined
  /** What the platform shows. */
  effective: FieldValue
  /** The person is being created: there is nothing to keep. */
  isCreate: boolean
}

export type MergedField = { effective: FieldValue; local: FieldValue | undefined }

/**
 * What the platform shows of one field after the source has spoken. The source is compared with itself, never with the
 * platform: an edit made on the platform stands until the source's own value changes.
 *
 * | write       | person | source's value | edited here | source now | effective becomes         | edit   |
 * | ----------- | ------ | -------------- | ----------- | ---------- | ------------------------- | ------ |
 * | never       | any    | any            | any         | any        | as it was (new: blank)    | stays  |
 * | other       | new    | any            | –           | a value    | the source's              | –      |
 * | other       | new    | any            | –           | blank      | the default               | –      |
 * | create only | old    | any            | any         | any        | as it was                 | stays  |
 * | if blank    | old    | any            | any         | any        | as it was, unless blank   | stays  |
 * | if blank    | old    | unchanged      | blanked     | any        | blank, as they wished     | stays  |
 * | if blank    | old    | otherwise, and the platform is blank    | a value    | the source's              | ends   |
 * | if blank    | old    | otherwise, and the platform is blank    | blank      | by the blank policy       | see it |
 * | always      | old    | unchanged      | yes         | any        | the edit                  | stays  |
 * | always      | old    | unchanged      | no          | a value    | the source's              | –      |
 * | always      | old    | changed        | any         | a value    | the source's              | ends   |
 * | always      | old    | otherwise                    | blank      | by the blank policy       | see it |
 *
 * Blank policy: 'keep' leaves what is there, and the edit. 'clear' blanks it when the source goes blank, but leaves the
 * default of a person who came with a blank. 'default' puts the default there. Both end the edit.
 */
export function mergeField(policy: MergePolicy, state: FieldState): MergedField {
  const { write } = policy
  const asItWas: MergedField = { effective: state.effective, local: state.local }
  if (state.isCreate)
    return {
      effective: write === 'never' ? null : (state.sourceNow ?? policy.default),
      local: undefined,
    }
  if (write === 'never' || write === 'create only') return asItWas
  if (write === 'if blank' && state.effective !== null) return asItWas
  const isEdited = state.local !== undefined
  if (isEdited && state.sourceNow === state.sourceBefore) return asItWas
  if (state.sourceNow !== null) return { effective: state.sourceNow, local: undefined }
  return mergeBlank(policy, state)
}

function mergeBlank(
  policy: MergePolicy,
  { sourceBefore, effective, local }: FieldState,
): MergedField {
  if (policy.blank === 'default') return { effective: policy.default, local: undefined }
  const goesBlank = sourceBefore !== null
  return policy.blank === 'clear' && goesBlank
    ? { effective: null, local: undefined }
    : { effective, local }
}

/**
 * What the platform shows of a field after its row was taken out of the mapping. What the source put there goes with
 * it; what somebody entered, or what never came from the source, stays.
 *
 * | edited here | effective              | becomes   |
 * | ----------- | ---------------------- | --------- |
 * | yes         | any                    | the edit  |
 * | no          | the source's last word | blank     |
 * | no          | anything else          | as it was |
 */
export function mergeRemoval(state: Omit<FieldState, 'sourceNow' | 'isCreate'>): MergedField {
  const { sourceBefore, local, effective } = state
  if (local !== undefined) return { effective: local, local }
  return { effective: effective === sourceBefore ? null : effective, local }
}
