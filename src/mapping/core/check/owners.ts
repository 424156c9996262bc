import type { MappingDocument } from '../document.ts'
import type { PlatformModel } from '../platform-model.ts'
import type { Problem } from '../problem.ts'

/** Fields that another project of the site writes: one project owns each. */
export function checkOwners(
  { fields, rules }: MappingDocument,
  model: PlatformModel,
  owned: ReadonlyMap<string, string>,
): Problem[] {
  const refuse = (field: string, place: Pick<Problem, 'tab' | 'row' | 'column'>): Problem[] => {
    const owner = owned.get(field)
    if (owner === undefined) return []
    const label = model.fields.find(({ key }) => key === field)?.label ?? field
    const text = `The project '${owner}' of this site writes ${label} already, and one project owns each field; take it out here or there.`
    return [{ severity: 'problem', ...place, text }]
  }
  return [
    ...fields.rows
      .filter((row) => !row.neverStore)
      .flatMap((row) => refuse(row.field, { tab: 'fields', row: row.id, column: 'field' })),
    ...rules.tables.flatMap(({ rows }) =>
      rows.flatMap(({ id, set }) =>
        Object.keys(set).flatMap((field) =>
          refuse(field, { tab: 'rules', row: id, column: `set.${field}` }),
        ),
      ),
    ),
  ]
}
