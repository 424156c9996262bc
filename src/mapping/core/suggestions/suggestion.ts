import type {
  FieldRow,
  MappingDocument,
  PopulationRow,
  Tab,
  UserTypeRow,
  ValueTable,
} from '../document.ts'

/** A row that the source seems to ask for. None is applied by itself. */
export type MappingSuggestion = {
  /** The same as long as the same is suggested, so that it can be dismissed. */
  id: string
  tab: Tab
  /** What would be written, in the client's words: "Job title from 'position'". */
  title: string
  /** The source that it reads; null where it is about values alone. */
  path: string | null
  /** Why, each a clause: "it is called 'position'", "98 % of the records have one". */
  why: string[]
  /** From 0 to 1. */
  confidence: number
  change: SuggestedChange
}

export type SuggestedChange =
  | { kind: 'field'; row: FieldRow }
  | { kind: 'externalId' | 'email'; sources: string[] }
  | { kind: 'userTypeSource'; source: string }
  | { kind: 'userType'; row: UserTypeRow }
  | { kind: 'population'; row: PopulationRow }
  | { kind: 'value'; table: string; row: ValueTable['rows'][number] }

/** The document with one suggestion taken, after others of the same time if need be; a row gets an id that is free. */
export function takeSuggestion(
  document: MappingDocument,
  { change }: MappingSuggestion,
): MappingDocument {
  const { fields, identity, userTypes, population, values } = document
  switch (change.kind) {
    case 'field': {
      if (fields.rows.some(({ field }) => field === change.row.field)) return document
      return { ...document, fields: { rows: withRow(fields.rows, change.row) } }
    }
    case 'externalId':
    case 'email': {
      const part = { ...identity[change.kind], sources: change.sources }
      return { ...document, identity: { ...identity, [change.kind]: part } }
    }
    case 'userTypeSource': {
      const sources = [...userTypes.sources, change.source]
      return { ...document, userTypes: { ...userTypes, sources } }
    }
    case 'userType':
      return { ...document, userTypes: { ...userTypes, rows: withRow(userTypes.rows, change.row) } }
    case 'population': {
      const rows = withRow(population.rows, change.row)
      return { ...document, population: { ...population, rows } }
    }
    default: {
      const tables = values.tables.map((table) =>
        table.id === change.table ? { ...table, rows: withRow(table.rows, change.row) } : table,
      )
      return { ...document, values: { tables } }
    }
  }
}

function withRow<Row extends { id: string }>(rows: readonly Row[], row: Row): Row[] {
  return [...rows, { ...row, id: freshId(row.id, new Set(rows.map(({ id }) => id))) }]
}

/** "98 % of the records have one". */
export function fillClause(filled: number, records: number): string {
  if (filled >= records) return 'every record has one'
  const percent = Math.floor((100 * filled) / Math.max(1, records))
  return `${percent === 0 ? 'less than 1' : percent} % of the records have one`
}

/** A row id made of what the row is about, unlike those that are taken. */
export function freshId(about: string, taken: ReadonlySet<string>): string {
  const plain =
    about
      .toLowerCase()
      .replace(/[^a-z0-9]+/gu, '-')
      .replace(/^-+|-+$/gu, '')
      .slice(0, 50) || 'row'
  if (!taken.has(plain)) return plain
  let number = 2
  while (taken.has(`${plain}-${number}`)) number += 1
  return `${plain}-${number}`
}
