import type { MappingDocument, RuleTable } from '../document.ts'
import { isInForce } from '../era.ts'
import { Hold, holdText } from '../hold.ts'
import type { PlatformModel } from '../platform-model.ts'
import type { Json } from '../record.ts'
import type { Refusal } from '../result.ts'
import { compileColumn, type Column } from './column.ts'
import type { Draft } from './draft.ts'
import { actOf, compileRow, type Row } from './row.ts'
import { indexRows } from './row-index.ts'
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
  const hitsOf = compileHits(rows, columns)
  const isFirst = table.hit === 'first'
  return (record, draft, trace) => {
    const { rows: hits, failed } = hitsOf(record, draft, isFirst && trace === null)
    // Whom the first row decides about, no later one is asked.
    const decides = failed !== null && !(isFirst && hits.length > 0)
    const traced = trace && traceTable(trace, table, hits, columns, record, draft)
    if (decides) return heldBy(table.columns[failed.column]?.id ?? '', columns, failed)
    for (const [at, row] of hits.entries()) {
      const hit = traced?.hits[at]
      if (hit !== undefined) hit.applied = true
      if (row.decision !== '') return refusalOf(row, table.name, columns, record, draft)
      const refusal = actOf(row, record, draft, trace)
      if (refusal !== null) return refusal
      if (isFirst) return null
    }
    return null
  }
}

/** A column whose value cannot be told: what was found until there, and why. */
type Failed = { column: number; hold: Hold }

/** The rows that fit, in their order: all, or the first. */
function compileHits(
  rows: Row[],
  columns: Column[],
): (record: Json, draft: Draft, first: boolean) => { rows: Row[]; failed: Failed | null } {
  const { column: indexed, walk } = indexRows(rows)
  return (record, draft, first) => {
    const values: Json[] = []
    const hits: Row[] = []
    let failed: Failed | null = null
    const valueOf = (column: number): Json => {
      const known = values[column]
      if (known !== undefined) return known
      const value = columns[column]?.read(record, draft) ?? null
      if (value instanceof Hold) failed ??= { column, hold: value }
      return (values[column] = value instanceof Hold ? null : value)
    }
    const fits = ({ column, wanted, fits }: Row['conditions'][number]) =>
      (column === indexed && wanted !== null) || fits(valueOf(column))
    walk(indexed === null ? null : valueOf(indexed), (at) => {
      const row = rows[at]
      const hit = row !== undefined && row.conditions.every(fits) && failed === null
      if (hit) hits.push(row)
      return failed !== null || (hit && first)
    })
    return { rows: hits, failed }
  }
}

function heldBy(column: string, columns: readonly Column[], { column: at, hold }: Failed): Refusal {
  return {
    status: 'held',
    row: { tab: 'rules', row: column, column: 'reads' },
    code: hold.code,
    text: holdText(columns[at]?.label ?? '', hold),
  }
}
