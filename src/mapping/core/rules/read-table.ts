import type { RuleRow, RuleTable } from '../document.ts'
import type { PlatformModel } from '../platform-model.ts'
import { askedBy, type Asked } from './asked.ts'
import { parseCell, type Cell } from './cell.ts'
import { compileColumn, type Column } from './column.ts'

/** A table as the checks look at it. */
export type ReadTable = { columns: ReadColumn[]; rows: ReadRow[] }

export type ReadColumn = Column & { id: string }

export type ReadRow = {
  row: RuleRow
  /** Its place in the table, from 1. */
  number: number
  /** By the place of the column; undefined where anything goes. */
  asked: readonly (Asked | undefined)[]
  /** Cells that cannot be read, or that stand in no column. */
  faults: { column: string; text: string }[]
}

/** Reads every cell once; the same text in the same column is read only the first time. */
export function readTable(table: RuleTable, model: PlatformModel): ReadTable {
  const columns = table.columns.map((column) => ({
    ...compileColumn(column, model),
    id: column.id,
  }))
  const readers = columns.map(reader)
  const places = new Map(columns.map(({ id }, place) => [id, place]))
  const rows = table.rows.map((row, at): ReadRow => {
    const asked = columns.map((): Asked | undefined => undefined)
    const faults: ReadRow['faults'] = []
    for (const [id, text] of Object.entries(row.when)) {
      const place = places.get(id)
      const read = place === undefined ? readCell(text) : readers[place]?.(text)
      if (read === undefined) continue
      if ('problem' in read) faults.push({ column: id, text: read.problem })
      else if (place === undefined) faults.push({ column: id, text: noColumn(id) })
      else asked[place] = read
    }
    return { row, number: at + 1, asked, faults }
  })
  return { columns, rows }
}

function noColumn(id: string): string {
  return `The condition '${id}' belongs to no column of this table, so the row fits nobody; add the column or take the condition out.`
}

type Read = Asked | { problem: string } | undefined

function readCell(text: string, inKeys: (cell: Cell) => Cell = (cell) => cell): Read {
  const cell = parseCell(text)
  if (cell === 'any') return undefined
  return 'problem' in cell ? cell : askedBy(inKeys(cell))
}

function reader({ inKeys }: Column): (text: string) => Read {
  const known = new Map<string, Read>()
  return (text) => {
    const before = known.get(text)
    if (before !== undefined || known.has(text)) return before
    const read = readCell(text, inKeys)
    known.set(text, read)
    return read
  }
}
