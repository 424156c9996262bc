// Which fields of the first records to show: single values, those that tell who somebody is before the others.
import { sourceLabel } from '../../../../src/mapping/core/source/source-label.ts'

type JsonRecord = { [key: string]: unknown }
export type ExampleColumn = { path: string; label: string; read: (record: unknown) => string }

const most = 9

export function exampleColumns(records: readonly unknown[]): ExampleColumn[] {
  const paths = new Map<string, string[]>()
  for (const record of records.filter(isRecord)) {
    for (const keys of placesIn(record, [])) paths.set(keys.join('.'), keys)
  }
  return [...paths.values()]
    .map((keys) => ({ keys, rank: rankOf(keys) }))
    .sort((a, b) => a.rank - b.rank)
    .slice(0, most)
    .map(({ keys }) => ({
      path: keys.join('.'),
      label: sourceLabel(keys.join('.')),
      read: (record) => textAt(record, keys),
    }))
}

function placesIn(record: JsonRecord, before: string[]): string[][] {
  return Object.entries(record).flatMap(([key, value]) => {
    const keys = [...before, key]
    if (isRecord(value)) return before.length < 1 ? placesIn(value, keys) : []
    return isShown(value) ? [keys] : []
  })
}

function rankOf(keys: readonly string[]): number {
  const name = keys.at(-1) ?? ''
  const sign = signs.findIndex((known) => known.test(name))
  return (sign === -1 ? signs.length : sign) + (keys.length - 1) * signs.length
}

const signs = [
  /^(?:id|uuid|guid|code)$/i,
  /name$/i,
  /e-?mail/i,
  /company|organi[sz]ation/i,
  /city|country/i,
]

function textAt(record: unknown, keys: readonly string[]): string {
  const found = keys.reduce<unknown>((at, key) => (isRecord(at) ? at[key] : undefined), record)
  return isShown(found) ? String(found) : ''
}

function isShown(value: unknown): value is string | number | boolean {
  return ['number', 'boolean'].includes(typeof value) || (typeof value === 'string' && value !== '')
}

function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
