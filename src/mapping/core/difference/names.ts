import type { Program } from '../document/area.ts'

/** What keys of the platform and ids of tables are called; of several programs the first that knows it says. */
export type Names = {
  label(list: ModelList, key: string): string
  table(id: string): string
  tagType(id: string): string
  ruleColumn(id: string): { of: string; reads: string } | undefined
}

export type ModelList = 'fields' | 'userTypes' | 'tags' | 'groups' | 'accessLevels' | 'contentTypes'

export function namesOf(...programs: readonly Program[]): Names {
  const lists = {
    fields: known(programs, ({ model }) =>
      [...model.fields, ...model.contentTypes.flatMap(({ fields }) => fields)].map(byKey),
    ),
    userTypes: known(programs, ({ model }) => model.userTypes.map(byKey)),
    tags: known(programs, ({ model, document }) =>
      [...model.tags, ...document.tags.rows].map(byKey),
    ),
    groups: known(programs, ({ model }) => model.groups.map(byKey)),
    accessLevels: known(programs, ({ model }) => model.accessLevels.map(byKey)),
    contentTypes: known(programs, ({ model }) => model.contentTypes.map(byKey)),
  }
  const tables = known(programs, ({ document }) => document.values.tables.map(byId))
  const types = known(programs, ({ document }) => document.tags.types.map(byId))
  const columns = known(programs, ({ document }) =>
    document.rules.tables.flatMap((table) =>
      table.columns.map((column) => [column.id, column] as const),
    ),
  )
  return {
    label: (list, key) => lists[list].get(key) ?? key,
    table: (id) => tables.get(id) ?? id,
    tagType: (id) => types.get(id) ?? id,
    ruleColumn: (id) => columns.get(id),
  }
}

function known<Value>(
  programs: readonly Program[],
  entries: (program: Program) => (readonly [string, Value])[],
): ReadonlyMap<string, Value> {
  return new Map(programs.toReversed().flatMap(entries))
}

const byKey = ({ key, label }: { key: string; label: string }) => [key, label] as const
const byId = ({ id, name }: { id: string; name: string }) => [id, name] as const
