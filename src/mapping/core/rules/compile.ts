import type { MappingDocument, RuleTable } from '../document.ts'
import { isInForce } from '../people/era.ts'
import { Hold, holdText } from '../hold.ts'
import type { PlatformModel } from '../platform-model.ts'
import type { Json } from '../record.ts'
import type { Refusal } from '../result.ts'
import { compileColumn, type Column } from './column.ts'
import type { Draft } from './draft.ts'
import { actOf, compileRow, type Row } from './row.ts'
import { indexRows, type RowIndex } from './row-index.ts'
import { contentOf } from './set.ts'
import { refusalOf, traceTable, type RulesTrace } from './trace.ts'

/**
 * Asks the tables in order and changes the draft in place; or says why the record is left out or held. Within a table
 * every row sees what the record was when the table was first asked. Records how in a trace, if given.
 */
export type Rules = (record: Json, draft: Draft, trace: RulesTrace | null) => Refusal | null

/**
 * Compiles the rules tab. A row that the checks call a problem (a cell that cannot be read, a condition on a column
 * that does not exist) fits nobody.
 * @param model its tags with those that the document adds.
 * @param asOf the day of the mapping, YYYY-MM-DD; where there is none, rows that have days do not apply.
 */
export function compileRules(
  tab: MappingDocument['rules'],
  model: PlatformModel,
  asOf: string | null,
): Rules {
  const tables = tab.tables.map((table) => compileTable(table, model, asOf))
  return (record, draft, trace) => {
    for (const run of tables) {
      const refusal = run(record, draft, trace)
      if (refusal !== null) return refusal
    }
    return null
  }
}

/** Keys of the platform's fields that any row writes, on whatever day it applies. */
export function fieldsSetByRules(
  { tables }: MappingDocument['rules'],
  model: Pick<PlatformModel, 'fields'>,
): Set<string> {
  const known = new Set(model.fields.map(({ key }) => key))
  const texts = tables.flatMap(({ rows }) => rows.flatMap(({ set }) => Object.entries(set)))
  return new Set(
    texts.flatMap(([key, text]) => (known.has(key) && contentOf(text) !== '' ? [key] : [])),
  )
}

function compileTable(table: RuleTable, model: PlatformModel, asOf: string | null): Rules {
  const columns = table.columns.map((column) => compileColumn(column, model))
  const places = new Map(table.columns.map(({ id }, place) => [id, place]))
  const rows = table.rows.flatMap((row, at) =>
    isInForce(row, asOf) ? (compileRow(row, at + 1, columns, places, model) ?? []) : [],
  )
  const index = indexRows(rows)
  const isFirst = table.hit === 'first'
  return (record, draft, trace) => {
    const look: Look = { record, draft, columns, values: [], hits: nobody, failed: null }
    find(look, rows, index, isFirst && trace === null)
    const { hits, failed } = look
    const traced = trace && traceTable(trace, table, hits, columns, record, draft)
    // Whom the first row decides about, no later one is asked.
    if (failed !== null && !(isFirst && hits.length > 0)) {
      return heldBy(table.columns[failed.column]?.id ?? '', columns, failed)
    }
    let at = 0
    for (const row of hits) {
      const hit = traced?.hits[at]
      if (hit !== undefined) hit.applied = true
      at += 1
      if (row.decision !== '') return refusalOf(row, table.name, columns, record, draft)
      const refusal = actOf(row, record, draft, trace)
      if (refusal !== null) return refusal
      if (isFirst) return null
    }
    return null
  }
}

/** One record before one table: what its columns hold, as far as they have been asked, and the rows that fit so far. */
type Look = {
  record: Json
  draft: Draft
  columns: readonly Column[]
  values: (Json | undefined)[]
  hits: Row[]
  failed: Failed | null
}

/** A column whose value cannot be told. */
type Failed = { column: number; hold: Hold }

const nobody: Row[] = []

/** Finds the rows that fit, in their order: all, or the first. It ends at a column whose value cannot be told. */
function find(look: Look, rows: readonly Row[], { column, walk }: RowIndex, first: boolean): void {
  const visit = (row: Row | undefined): boolean => {
    if (row === undefined || !fits(row, look, column)) return look.failed !== null
    if (look.hits === nobody) look.hits = [row]
    else look.hits.push(row)
    return first
  }
  if (column !== null) return walk(valueOf(look, column), (at) => visit(rows[at]))
  for (const row of rows) if (visit(row)) return
}

/** @param indexed the column by whose value the row was found. */
function fits(row: Row, look: Look, indexed: number | null): boolean {
  for (const { column, wanted, fits } of row.conditions) {
    if (column === indexed && wanted !== null) continue
    if (!fits(valueOf(look, column)) || look.failed !== null) return false
  }
  return look.failed === null
}

function valueOf(look: Look, column: number): Json {
  const known = look.values[column]
  if (known !== undefined) return known
  const value = look.columns[column]?.read(look.record, look.draft) ?? null
  if (value instanceof Hold) look.failed ??= { column, hold: value }
  return (look.values[column] = value instanceof Hold ? null : value)
}

function heldBy(column: string, columns: readonly Column[], { column: at, hold }: Failed): Refusal {
  return {
    status: 'held',
    row: { tab: 'rules', row: column, column: 'reads' },
    code: hold.code,
    text: holdText(columns[at]?.label ?? '', hold),
  }
}
