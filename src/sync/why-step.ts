import type { MappingDocument, Tab } from '../mapping/core/document.ts'
import type { PlatformModel } from '../mapping/core/platform-model.ts'
import type { Json } from '../mapping/core/record.ts'
import { sourceLabels } from '../mapping/core/source/source-label.ts'

/** A row of the mapping document, as people find it: by its place in its tab, and by what it is for. */
export type RowPlace = {
  tab: Tab
  /** Id of the value table, or of the table of rules, in those tabs; 'codes' for an access code. */
  table: string | null
  row: string
  /** "Fields, row 4: City" */
  label: string
}

/** One step on a value's way from the record to the platform, in a sentence; `before` is missing where it begins. */
export type Step = {
  what: 'read' | 'recipe' | 'values' | 'fit' | 'rule' | 'compose' | 'gather' | 'said' | 'merge'
  text: string
  row: RowPlace | null
  before?: Json
  after: Json
}

export function fieldRow(document: MappingDocument, model: PlatformModel, id: string): RowPlace {
  const number = document.fields.rows.findIndex((row) => row.id === id) + 1
  const key = document.fields.rows[number - 1]?.field ?? id
  const label = model.fields.find((field) => field.key === key)?.label ?? key
  return { tab: 'fields', table: null, row: id, label: `Fields, row ${number}: ${label}` }
}

export function valueRow(document: MappingDocument, tableId: string, id: string): RowPlace {
  const table = document.values.tables.find((table) => table.id === tableId)
  const number = (table?.rows.findIndex((row) => row.id === id) ?? -1) + 1
  const label = `Values, '${table?.name ?? tableId}', row ${number}`
  return { tab: 'values', table: tableId, row: id, label }
}

export function valueElse(document: MappingDocument, tableId: string): RowPlace {
  const name = document.values.tables.find((table) => table.id === tableId)?.name ?? tableId
  return {
    tab: 'values',
    table: tableId,
    row: 'else',
    label: `Values, '${name}', what no row names`,
  }
}

export function ruleRow(document: MappingDocument, id: string): RowPlace {
  const table = document.rules.tables.find(({ rows }) => rows.some((row) => row.id === id))
  const number = (table?.rows.findIndex((row) => row.id === id) ?? -1) + 1
  const label = `Rules, '${table?.name ?? ''}', row ${number}`
  return { tab: 'rules', table: table?.id ?? null, row: id, label }
}

export function populationRow(document: MappingDocument, id: string): RowPlace {
  const number = document.population.rows.findIndex((row) => row.id === id) + 1
  const name = document.population.rows[number - 1]?.name ?? id
  return { tab: 'population', table: null, row: id, label: `Population, row ${number}: ${name}` }
}

export function userTypeRow(document: MappingDocument, id: string): RowPlace {
  if (id === 'else') {
    const label = 'User types, what no row names'
    return { tab: 'userTypes', table: null, row: id, label }
  }
  const number = document.userTypes.rows.findIndex((row) => row.id === id) + 1
  const label = `User types, row ${number} (${sourceLabels(document.userTypes.sources)})`
  return { tab: 'userTypes', table: null, row: id, label }
}

export function codeRow(document: MappingDocument, id: string): RowPlace {
  const code = document.userTypes.codes.rows.find((row) => row.id === id)?.code ?? id
  return { tab: 'userTypes', table: 'codes', row: id, label: `User types, access code '${code}'` }
}

export function tagRow(document: MappingDocument, id: string): RowPlace {
  const label = document.tags.rows.find((row) => row.id === id)?.label ?? id
  return { tab: 'tags', table: null, row: id, label: `Tags: ${label}` }
}

export function visibilityRow(document: MappingDocument, id: string): RowPlace {
  const number = document.visibility.rows.findIndex((row) => row.id === id) + 1
  return { tab: 'visibility', table: null, row: id, label: `Visibility, row ${number}` }
}

export function identityRow(part: 'externalId' | 'email'): RowPlace {
  const label = `Identity: ${part === 'email' ? 'E-mail' : 'External id'}`
  return { tab: 'identity', table: null, row: part, label }
}
