import { nearest } from '../../mapping/core/values/nearest.ts'
import { parsePath } from '../../mapping/core/source/path.ts'
import type { Finding } from '../findings.ts'
import { SourceError } from '../source-error.ts'

/** No list of people has so many; each costs memory for every row. */
const mostColumns = 2_000
export const tooManyColumns = `it has more than ${mostColumns.toLocaleString('en')} columns; expected a list of people with a row for each`

export function areTooMany(columns: { size: number }): boolean {
  return columns.size > mostColumns
}

/** The names of a CSV file's columns, and what had to be assumed about them; null where there are too many. */
export function columnsOf(cells: readonly string[]): {
  columns: string[]
  isHeader: boolean
  findings: Finding[]
} | null {
  const named = withoutEmptyEnd(cells)
  if (areTooMany({ size: named.length })) return null
  const odd = cells.find(looksLikeData)
  if (odd !== undefined) {
    const columns = named.map((_, index) => `Column ${index + 1}`)
    const text = `The first row looks like a person and not like column names ('${odd.slice(0, 60)}'). The columns are called 'Column 1' to 'Column ${named.length}'; better add a row of names.`
    return { columns, isHeader: false, findings: [{ about: 'columns', state: 'assumed', text }] }
  }
  const findings: Finding[] = []
  const columns: string[] = []
  const unique = createUniqueNames(findings)
  for (const [index, cell] of named.entries()) {
    const name = cell.trim() === '' ? `Column ${index + 1}` : cell.trim()
    if (cell.trim() === '') {
      const text = `Column ${index + 1} has no name; it is called '${name}'.`
      findings.push({ about: 'columns', state: 'assumed', text })
    }
    columns.push(unique(name))
  }
  return { columns, isHeader: true, findings }
}

/**
 * Columns that a definition or a mapping reads and a file lacks, each as an error that names the nearest one there.
 * `needed` are paths; the first key of each is a column.
 */
export function missingColumns(
  columns: readonly string[],
  needed: readonly string[],
): SourceError<'column_missing'>[] {
  const known = new Set(columns.map((column) => column.normalize()))
  const wanted = new Set(needed.map(firstKey))
  return [...wanted]
    .filter((column) => !known.has(column.normalize()))
    .map((column) => {
      const near = nearest(column, columns) ?? ''
      return new SourceError('column_missing', { column, nearest: near })
    })
}

function firstKey(path: string): string {
  const parsed = parsePath(path)
  if ('problem' in parsed) return path
  const [first] = parsed.path
  return first?.kind === 'key' ? first.key : path
}

/** An address, a number or a date is nobody's column name. */
function looksLikeData(cell: string): boolean {
  return /^\s*(?:[^\s@]+@[^\s@]+\.[^\s@]+|[+-]?\d[\d.,/: -]*)\s*$/.test(cell)
}

function withoutEmptyEnd(cells: readonly string[]): readonly string[] {
  const last = cells.findLastIndex((cell) => cell.trim() !== '')
  return cells.slice(0, last + 1)
}

/** Gives each name once, the same name again with a number behind it. */
function createUniqueNames(findings: Finding[]): (name: string) => string {
  const taken = new Set<string>()
  const last = new Map<string, number>()
  return (name) => {
    let own = name
    let number = last.get(name) ?? 1
    while (taken.has(own)) {
      number += 1
      own = `${name} (${number})`
    }
    taken.add(own)
    last.set(name, number)
    if (own === name) return own
    const text = `The name '${name.slice(0, 60)}' stands over more than one column; another is called '${own.slice(0, 70)}'.`
    findings.push({ about: 'columns', state: 'assumed', text })
    return own
  }
}
