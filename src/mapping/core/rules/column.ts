import { countryCode } from '../values/country-names.ts'
import type { RuleColumn } from '../document.ts'
import type { Hold } from '../hold.ts'
import type { PlatformModel } from '../platform-model.ts'
import type { Json } from '../record.ts'
import { compileSource } from '../source/source.ts'
import { sourceLabel } from '../source/source-label.ts'
import { fold } from '../values/value.ts'
import type { Cell } from './cell.ts'
import type { Draft } from './draft.ts'

/** What a column of conditions looks at. */
export type Column = {
  /** As a client calls it: 'Ticket type', 'Country', 'User type'. */
  label: string
  /** What it holds for one record, null for nothing; or why that cannot be calculated. */
  read: (record: Json, draft: Draft) => Json | Hold
  /** A cell with its values as the column holds them: a choice or a user type by its key, a country by its code. */
  inKeys: (cell: Cell) => Cell
  /** A value of it as a client calls it: a choice or a user type by its label. */
  inLabels: (value: Json) => Json
  /** It never holds more than one value. */
  single: boolean
}

/** @param model its tags with those that the document adds. */
export function compileColumn({ of, reads }: RuleColumn, model: PlatformModel): Column {
  if (of === 'field') return fieldColumn(reads, model)
  if (of === 'user types') {
    const read: Column['read'] = (_, draft) => [...draft.userTypes]
    return { label: 'User type', read, ...named(model.userTypes), single: false }
  }
  if (of === 'tags') {
    const read: Column['read'] = (_, draft) => [...draft.tags]
    return { label: 'Tag', read, ...named(model.tags), single: false }
  }
  const read = compileSource(reads)
  return {
    label: sourceLabel(reads),
    read: (record) => read(record) ?? null,
    inKeys: (cell) => cell,
    inLabels: (value) => value,
    single: false,
  }
}

function fieldColumn(key: string, model: PlatformModel): Column {
  const field = model.fields.find((candidate) => candidate.key === key)
  const names = named(field?.choices ?? [])
  return {
    ...names,
    label: field?.label ?? key,
    read: field === undefined ? () => null : (_, draft) => draft.values[key] ?? null,
    inKeys: field?.type === 'country' ? withKeys(countryCode) : names.inKeys,
    single: true,
  }
}

type Named = readonly { key: string; label: string }[]

function named(known: Named): Pick<Column, 'inKeys' | 'inLabels'> {
  const keys = new Map([
    ...known.map(({ key, label }) => [fold(label), key] as const),
    ...known.map(({ key }) => [fold(key), key] as const),
  ])
  const labels = new Map(known.map(({ key, label }) => [key, label]))
  const labelOf = (value: Json): Json =>
    typeof value === 'string' ? (labels.get(value) ?? value) : value
  return {
    inKeys: withKeys((text) => keys.get(fold(text)) ?? null),
    inLabels: (value) => (Array.isArray(value) ? value.map(labelOf) : labelOf(value)),
  }
}

function withKeys(keyOf: (text: string) => string | null): (cell: Cell) => Cell {
  return (cell) => {
    if (cell.when !== 'is one of' && cell.when !== 'is not one of') return cell
    return { ...cell, values: cell.values.map((value) => keyOf(value) ?? value) }
  }
}
