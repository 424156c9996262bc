import type { MappingDocument } from '../document.ts'
import type { Problem } from '../problem.ts'

/** Whether what the tab asks for can be noticed at all. */
export function checkLifecycle({ lifecycle, identity, fields }: MappingDocument): Problem[] {
  if (lifecycle.substituted !== 'new person') return []
  const names = fields.rows.some((row) => naming.has(row.field) && !row.neverStore)
  if (identity.email.sources.length > 0 && names) return []
  const text =
    'A substitution shows in another e-mail address and another name, and this document does not map both, so none will be noticed.'
  return [{ severity: 'warning', tab: 'lifecycle', row: null, column: 'substituted', text }]
}

const naming = new Set(['given_name', 'family_name', 'display_name'])
