import { countryCode } from '../country-names.ts'
import type { RuleColumn } from '../document.ts'
import type { Hold } from '../hold.ts'
import type { PlatformModel } from '../platform-model.ts'
import type { Json } from '../record.ts'
import { compileSource } from '../source.ts'
import { sourceLabel } from '../source-label.ts'
import { fold } from '../value.ts'
import type { Cell } from './cell.ts'
import type { Draft } from './draft.ts'

/** What a column of conditions looks at. */
export type Column = {
  /** As a client calls it: 'Ticket type', 'Country', 'User types'. */
  label: string
  /** What it holds for one record, null for nothing; or why that cannot be calculated. */
  read: (record: Json, draft: Draft) => Json | Hold
  /** A cell with its values as the column holds them: a choice or a user type by its key, a country by its code. */
  inKeys: (cell: Cell) => Cell
  /** It never holds more than one value. */
  single: boolean
}

/** @param model its tags with those that the document adds. */
export function compileColumn({ of, reads }: RuleColumn, model: PlatformModel): Column {
  if (of === 'field') return fieldColumn(reads, model)
  if (of === 'user types') {
    const inKeys = named(keysOf(model.userTypes))
    return {
      label: 'User types',
      read: (_, draft) => [...draft.userTypes],
      inKeys,
      single: false,
    }
  }
  if (of === 'tags') {
    const inKeys = named(keysOf(model.tags))
    return { label: 'Tags', read: (_, draft) => [...draft.tags], inKeys, single: false }
  }
  const read = compileSource(reads)
  return {
    label: sourceLabel(reads),
    read: (record) => read(record) ?? null,
    inKeys: (cell) => cell,
    single: false,
  }
}

function fieldColumn(key: string, model: PlatformModel): Column {
  const field = model.fields.find((candidate) => candidate.key === key)
  const keys = keysOf(field?.choices ?? [])
  return {
    label: field?.label ?? key,
    read: (_, draft) => draft.values[key] ?? null,
    inKeys: named(field?.type === 'country' ? countryCode : keys),
    single: true,
  }
}

function keysOf(known: readonly { key: string; label: string }[]): (text: string) => string | null {
  const keys = new Map([
    ...known.map(({ key, label }) => [fold(label), key] as const),
    ...known.map(({ key }) => [fold(key), key] as const),
  ])
  return (text) => keys.get(fold(text)) ?? null
}

function named(keyOf: (text: string) => string | null): (cell: Cell) => Cell {
  return (cell) => {
    if (cell.when !== 'is one of' && cell.when !== 'is not one of') return cell
    return { ...cell, values: cell.values.map((value) => keyOf(value) ?? value) }
  }
}
