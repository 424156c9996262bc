import type { ValueTable } from '../document.ts'
import { Hold } from '../hold.ts'
import type { Json } from '../record.ts'
import { onItems } from '../recipes/recipe.ts'
import type { RowRef } from '../result.ts'
import { asText, fold, isBlank } from '../values/value.ts'

/** Looks a value (or each item of a list) up in a value table; the rows that apply are added to `rows`, if given. */
export type Lookup = (value: Json, rows: RowRef[] | null) => Json | Hold

/** Compiles a value table. Of two rows that name one value, the first counts; the checks refuse them. */
export function compileLookup(table: ValueTable): Lookup {
  const ignored = new Set(table.ignore.map(fold))
  const meanings = new Map<string, ValueTable['rows'][number]>()
  for (const row of table.rows) {
    for (const from of row.from.map(fold)) if (!meanings.has(from)) meanings.set(from, row)
  }
  const lookUp = (value: Json, rows: RowRef[] | null): Json | Hold => {
    if (isBlank(value)) return null
    const key = fold(asText(value))
    const row = meanings.get(key)
    if (row === undefined) return ignored.has(key) ? null : unnamed(table, value)
    if (rows !== null) rows.push({ tab: 'values', row: row.id })
    return row.to
  }
  return (value, rows) =>
    Array.isArray(value) ? onItems(value, lookUp, rows) : lookUp(value, rows)
}

function unnamed({ id, name, else: otherwise }: ValueTable, value: Json): Json | Hold {
  if (typeof otherwise === 'object') return otherwise.value
  if (otherwise === 'keep') return value
  if (otherwise === 'blank') return null
  return new Hold('value-unknown', value, `not in the value table '${name}'`, id)
}
