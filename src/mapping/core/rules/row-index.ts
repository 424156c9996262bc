import type { Json } from '../record.ts'
import { asText, fold, listItems } from '../values/value.ts'

/** A row as the index sees it: for each column that it has a condition on, the texts that are wanted, or null. */
export type Indexed = {
  conditions: readonly { column: number; wanted: readonly string[] | null }[]
}

/**
 * The rows of a table by the values that they name in the column that tells them apart best, so that of ten thousand
 * rows only those are asked that may fit.
 */
export type RowIndex = {
  /** Rows come to `visit` in their order, until it returns true; those that name the column's value need not be asked it. */
  column: number | null
  walk: (value: Json, visit: (row: number) => boolean) => void
}

export function indexRows(rows: readonly Indexed[]): RowIndex {
  const column = rows.length < 4 ? null : bestColumn(rows)
  const buckets = new Map<string, number[]>()
  const others: number[] = []
  for (const [row, { conditions }] of rows.entries()) {
    const wanted = conditions.find((condition) => condition.column === column)?.wanted ?? null
    if (wanted === null) others.push(row)
    for (const text of new Set(wanted)) {
      const bucket = buckets.get(text)
      if (bucket === undefined) buckets.set(text, [row])
      else bucket.push(row)
    }
  }
  return {
    column,
    walk: (value, visit) =>
      inOrder(column === null ? none : namedBy(value, buckets), others, visit),
  }
}

/** The texts by which a value is found, as the condition 'is one of' compares them. */
export function textsOf(value: Json): string[] {
  if (!Array.isArray(value)) return [fold(asText(value))]
  const items = listItems(value)
  return items.length === 0 ? [''] : items.map((item) => fold(asText(item)))
}

const none: readonly number[] = []

/** The column by which the fewest rows are left to be asked; null where no column tells any apart. */
export function bestColumn(rows: readonly Indexed[]): number | null {
  const columns = new Map<number, { named: number; places: number; texts: Set<string> }>()
  for (const { column, wanted } of rows.flatMap(({ conditions }) => conditions)) {
    if (wanted === null) continue
    const found = columns.get(column) ?? { named: 0, places: 0, texts: new Set() }
    columns.set(column, found)
    found.named += 1
    found.places += wanted.length
    for (const text of wanted) found.texts.add(text)
  }
  let best: number | null = null
  let fewest = rows.length
  for (const [column, { named, places, texts }] of columns) {
    const asked = rows.length - named + places / texts.size
    if (asked >= fewest) continue
    best = column
    fewest = asked
  }
  return best
}

function namedBy(value: Json, buckets: ReadonlyMap<string, number[]>): readonly number[] {
  if (!Array.isArray(value)) return buckets.get(fold(asText(value))) ?? none
  const found = [...new Set(textsOf(value))].flatMap((text) => buckets.get(text) ?? none)
  return [...new Set(found)].toSorted((a, b) => a - b)
}

/** Two ascending lists as one. */
function inOrder(
  one: readonly number[],
  other: readonly number[],
  visit: (row: number) => boolean,
): void {
  let [at, beside] = [0, 0]
  for (;;) {
    const [a = Infinity, b = Infinity] = [one[at], other[beside]]
    const next = Math.min(a, b)
    if (next === Infinity || visit(next)) return
    if (a < b) at += 1
    else beside += 1
  }
}
