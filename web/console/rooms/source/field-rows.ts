// The rows of the profile: the fields that were seen, and those that are never stored and so were not.
import { sourceLabel } from '../../../../src/mapping/core/source/source-label.ts'
import type { ProfileField } from './queries.ts'

export type FieldRow = {
  path: string
  label: string
  never: boolean
  /** Null where it is dropped before it could be counted. */
  field: ProfileField | null
}

export function fieldRows(
  fields: readonly ProfileField[],
  neverStore: readonly string[],
  find: string,
): FieldRow[] {
  const seen = new Set(fields.map(({ path }) => path))
  const rows = [
    ...fields.map((field) => ({
      path: field.path,
      label: field.label,
      field,
      never: neverStore.includes(field.path) || coveredBy(field.path, neverStore) !== null,
    })),
    ...neverStore
      .filter((path) => !seen.has(path))
      .map((path) => ({ path, label: sourceLabel(path), field: null, never: true })),
  ]
  const wanted = find.trim().toLowerCase()
  return wanted === '' ? rows : rows.filter((row) => textOf(row).includes(wanted))
}

/** The never-store path above this one that drops it too, if there is one. */
export function coveredBy(path: string, neverStore: readonly string[]): string | null {
  const above = (known: string) => path.startsWith(`${known}.`) || path.startsWith(`${known}[`)
  return neverStore.find(above) ?? null
}

/** Without the text of a pick, which the label says: `answers[…].answer`. */
export function shortPath(path: string): string {
  return path.replaceAll(/\[[^[\]]*=(?:"(?:[^"\\]|\\.)*"|[^[\]]*)\]/gu, '[…]')
}

/** `e-mail, text`: what the values look like, the most frequent first. */
export function shapesOf(field: ProfileField | null): string {
  if (!field) return ''
  const shapes = Object.entries(field.shapes).sort((a, b) => b[1] - a[1])
  return shapes.map(([shape]) => words[shape] ?? shape).join(', ')
}

export function sorted(
  rows: readonly FieldRow[],
  sort: { by: string; down: boolean } | undefined,
): FieldRow[] {
  if (!sort) return [...rows]
  const value = (row: FieldRow): string | number => {
    if (sort.by === 'filled') return row.field?.filled ?? -1
    if (sort.by === 'distinct') return row.field ? (row.field.distinct ?? Infinity) : -1
    if (sort.by === 'never') return row.never ? 0 : 1
    return row.label.toLowerCase()
  }
  const side = sort.down ? -1 : 1
  return rows.toSorted((a, b) => {
    const [left, right] = [value(a), value(b)]
    return left === right ? 0 : left < right ? -side : side
  })
}

function textOf({ path, label, field }: FieldRow): string {
  return [path, label, ...(field?.examples ?? [])].join('\n').toLowerCase()
}

const words: Record<string, string> = {
  text: 'text',
  number: 'number',
  yesNo: 'yes or no',
  date: 'date',
  dateTime: 'date and time',
  email: 'e-mail',
  url: 'web address',
  list: 'list',
  object: 'group of fields',
}
