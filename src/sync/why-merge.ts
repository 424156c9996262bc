import { quoted } from '../mapping/core/hold.ts'
import type { MergePolicy } from '../mapping/core/merge.ts'
import type { FieldValue } from '../mapping/core/values/value.ts'

export type Standing = {
  /** What the source says, as it was last applied. */
  said: FieldValue
  /** What somebody entered here; undefined where nobody did. */
  local: FieldValue | undefined
  effective: FieldValue
}

/** Why the platform shows what it shows, by the row's write and blank policies: one sentence for clients. */
export function mergeSentence(
  { write, blank, default: fallback }: MergePolicy,
  standing: Standing,
): string {
  const { said, local, effective } = standing
  const says = said === null ? 'is blank' : `says ${quoted(said)}`
  if (local !== undefined) {
    const edit = local === null ? 'Blanked here' : `Edited here to ${quoted(local)}`
    return write === 'always' || write === 'if blank'
      ? `${edit}, while the source ${says}. The edit stands until the source's own value changes.`
      : `${edit}, and the source does not write this field again (written ${named[write]}).`
  }
  if (write === 'never')
    return 'The source never writes this field: the platform keeps what it has.'
  if (said !== null && said === effective) return taken[write]
  if (said !== null) {
    return write === 'if blank'
      ? `The source ${says}, but there was a value here already, and the source only fills in what is blank.`
      : write === 'create only'
        ? `Set when the person was created. The source now ${says}, and this row writes only once.`
        : `The source ${says}; another source of this person wrote the field after it.`
  }
  if (effective === null) return 'The source is blank, and so is the platform.'
  if (fallback !== null && effective === fallback)
    return `The source is blank, so the row's default ${quoted(fallback)} stands.`
  return blank === 'keep' || write === 'create only'
    ? 'The source is blank by now: the last value is kept.'
    : 'The source is blank, and this value did not come from it.'
}

const named = {
  always: 'always',
  'create only': 'only at creation',
  'if blank': 'if blank',
  never: 'never',
}

const taken = {
  always: 'Taken over from the source, as at every sync.',
  'create only':
    'Taken over from the source when the person was created; later syncs leave it as it is.',
  'if blank': 'Taken over from the source, because the platform had nothing here.',
}
