import { compileCondition } from '../condition.ts'
import type { MappingDocument, RuleRow, RuleTable } from '../document.ts'
import { isInForce } from '../era.ts'
import type { Explanation, FieldTrace, RuleTableTrace } from '../explanation.ts'
import { Hold, holdText, quoted } from '../hold.ts'
import { compileTextPath } from '../path.ts'
import type { PlatformModel } from '../platform-model.ts'
import type { Json } from '../record.ts'
import type { Refusal, RowRef } from '../result.ts'
import { fold, isBlank, type FieldValue } from '../value.ts'
import { parseCell } from './cell.ts'
import { compileColumn, type Column } from './column.ts'
import type { Draft } from './draft.ts'
import { indexRows } from './row-index.ts'
import { compileSetting, contentOf, type Setting } from './set.ts'

/**
 * Asks the tables in order and changes the draft in place; or says why the record is left out or held. Within a table
 * every row sees what the record was when the table was first asked. Records how in a trace, if given.
 */
export type Rules = (record: Json, draft: Draft, trace: RulesTrace | null) => Refusal | null

export type RulesTrace = Pick<Explanation, 'fields' | 'rules'>

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

type Row = {
  /** Counted from 1, as a client counts them. */
  number: number
  ref: RowRef
  decision: RuleRow['decision']
  conditions: { column: number; wanted: string[] | null; fits: (value: Json) => boolean }[]
  settings: Setting[]
  addTags: readonly string[]
  removeTags: readonly string[]
  addGroups: readonly string[]
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
    const hits = hitsOf(record, draft, isFirst && trace === null)
    const traced = trace && traceTable(trace, table, hits, columns, record, draft)
    for (const [at, row] of hits.entries()) {
      const hit = traced?.hits[at]
      if (hit !== undefined) hit.applied = true
      if (row.decision !== '') return refuse(row, table.name, columns, record, draft)
      const refusal = act(row, record, draft, trace)
      if (refusal !== null) return refusal
      if (isFirst) return null
    }
    return null
  }
}

/** The rows that fit, in their order: all, or the first. */
function compileHits(
  rows: Row[],
  columns: Column[],
): (record: Json, draft: Draft, first: boolean) => Row[] {
  const { column: indexed, walk } = indexRows(rows)
  return (record, draft, first) => {
    const values: Json[] = []
    const valueOf = (column: number) => {
      const known = values[column]
      if (known !== undefined) return known
      const value = columns[column]?.read(record, draft) ?? null
      values[column] = value
      return value
    }
    const fits = ({ column, wanted, fits }: Row['conditions'][number]) =>
      (column === indexed && wanted !== null) || fits(valueOf(column))
    const hits: Row[] = []
    walk(indexed === null ? null : valueOf(indexed), (at) => {
      const row = rows[at]
      if (row === undefined || !row.conditions.every(fits)) return false
      hits.push(row)
      return first
    })
    return hits
  }
}

/** Null for a row with a fault in its conditions. */
function compileRow(
  row: RuleRow,
  number: number,
  columns: readonly Column[],
  places: ReadonlyMap<string, number>,
  model: PlatformModel,
): Row | null {
  const conditions: Row['conditions'] = []
  for (const [id, text] of Object.entries(row.when)) {
    const read = parseCell(text)
    if (read === 'any') continue
    const place = places.get(id)
    const column = place === undefined ? undefined : columns[place]
    if ('problem' in read || place === undefined || column === undefined) return null
    const { when, values } = column.inKeys(read)
    const wanted = when === 'is one of' ? values.map(fold) : null
    conditions.push({ column: place, wanted, fits: compileCondition(when, values) })
  }
  conditions.sort((a, b) => a.column - b.column)
  const settings = model.fields.flatMap((field) =>
    Object.hasOwn(row.set, field.key)
      ? (compileSetting(row.set[field.key] ?? '', field) ?? [])
      : [],
  )
  const { decision, addTags, removeTags, addGroups } = row
  const ref: RowRef = { tab: 'rules', row: row.id }
  return { number, ref, decision, conditions, settings, addTags, removeTags, addGroups }
}

/** Writes what one row says; a value that does not fit its field holds the record. */
function act(row: Row, record: Json, draft: Draft, trace: RulesTrace | null): Refusal | null {
  for (const setting of row.settings) {
    const { key, label } = setting.field
    const value = setting.write(record, draft.values[key] ?? null)
    const ref = { ...row.ref, column: `set.${key}` }
    if (value instanceof Hold) {
      return { status: 'held', row: ref, code: value.code, text: holdText(label, value) }
    }
    draft.values[key] = value
    if (trace !== null) traceSetting(trace, ref, setting, record, value)
  }
  draft.tags = changed(draft.tags, row.removeTags, row.addTags)
  draft.groups = changed(draft.groups, [], row.addGroups)
  return null
}

/** Without some, then with others; each once, in alphabetical order. */
function changed(
  before: readonly string[],
  without: readonly string[],
  more: readonly string[],
): readonly string[] {
  if (without.length === 0 && more.length === 0) return before
  const kept = before.filter((key) => !without.includes(key))
  return [...new Set([...kept, ...more])].toSorted()
}

/** "Left out by 'Roles', row 3: Ticket is 'VIP', Country is blank". */
function refuse(
  { number, ref, decision, conditions }: Row,
  table: string,
  columns: readonly Column[],
  record: Json,
  draft: Draft,
): Refusal {
  const looked = conditions.slice(0, mostNamed)
  const found = foundBy(looked, columns, record, draft).map(
    ({ what, value }) => `${what} is ${isBlank(value) ? 'blank' : quoted(value)}`,
  )
  const because = found.length === 0 ? '' : `: ${found.join(', ')}`
  const row = { ...ref, column: 'decision' }
  const verb = decision === 'hold' ? 'Held' : 'Left out'
  const text = `${verb} by '${table}', row ${number}${because}`
  return decision === 'hold'
    ? { status: 'held', row, code: 'rule', text }
    : { status: 'excluded', row, text }
}

const mostNamed = 3

function foundBy(
  conditions: Row['conditions'],
  columns: readonly Column[],
  record: Json,
  draft: Draft,
): { what: string; value: Json }[] {
  return conditions.map(({ column }) => ({
    what: columns[column]?.label ?? '',
    value: columns[column]?.read(record, draft) ?? null,
  }))
}

function traceTable(
  trace: RulesTrace,
  { id, name }: RuleTable,
  hits: Row[],
  columns: readonly Column[],
  record: Json,
  draft: Draft,
): RuleTableTrace {
  const traced: RuleTableTrace = {
    table: id,
    name,
    hits: hits.map((hit) => ({
      row: hit.ref,
      number: hit.number,
      applied: false,
      found: foundBy(hit.conditions, columns, record, draft),
      set: hit.settings.map(({ field }) => field.key),
      addTags: hit.addTags,
      removeTags: hit.removeTags,
      addGroups: hit.addGroups,
      decision: hit.decision,
    })),
  }
  trace.rules.push(traced)
  return traced
}

/** From here on the field has its value from the row. */
function traceSetting(
  trace: RulesTrace,
  row: RowRef,
  { field, paths }: Setting,
  record: Json,
  value: FieldValue,
): void {
  const sources = paths.map((path) => {
    const found = compileTextPath(path)(record) ?? null
    return { path, value: found, taken: !isBlank(found) }
  })
  const set: FieldTrace = { field: field.key, row, sources, steps: [], valueRows: [], value }
  const known = trace.fields.findIndex((before) => before.field === field.key)
  if (known === -1) trace.fields.push(set)
  else trace.fields[known] = set
}
