import type { MappingDocument } from '../document.ts'
import type { PlatformModel } from '../platform-model.ts'
import type { Problem } from '../problem.ts'

/** Fields that another project of the site writes: one project owns each. */
export function checkOwners(
  { fields }: MappingDocument,
  model: PlatformModel,
  owned: ReadonlyMap<string, string>,
): Problem[] {
  return fields.rows.flatMap((row): Problem[] => {
    const owner = row.neverStore ? undefined : owned.get(row.field)
    if (owner === undefined) return []
    const label = model.fields.find(({ key }) => key === row.field)?.label ?? row.field
    const text = `The project '${owner}' of this site writes ${label} already, and one project owns each field; take the row out here or there.`
    return [{ severity: 'problem', tab: 'fields', row: row.id, column: 'field', text }]
  })
}
