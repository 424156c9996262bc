// What all edits are made of: changes of one tab, of the platform, and of the rows of a table.
import type { MappingDocument } from '../../../../src/mapping/core/document.ts'
import type { PlatformModel } from '../../../../src/mapping/core/platform-model.ts'
import { rowId } from './names.ts'
import type { Change } from './program.ts'

export type Edit<T> = (before: T) => T

type TabKey = Exclude<keyof MappingDocument, 'format'>

export function tab<Key extends TabKey>(key: Key, edit: Edit<MappingDocument[Key]>): Change {
  return (program) => {
    const document = { ...program.document, [key]: edit(program.document[key]) }
    return { ...program, document }
  }
}

export function inModel(edit: Edit<PlatformModel>): Change {
  return (program) => ({ ...program, model: edit(program.model) })
}

/** The edits of a table whose rows go by their ids. Within a tab an id is there once, in whichever of its tables. */
export function rowEdits<Key extends TabKey, Row extends { id: string }>(
  key: Key,
  read: (tab: MappingDocument[Key]) => Row[],
  write: (tab: MappingDocument[Key], rows: Row[]) => MappingDocument[Key],
) {
  const inRows = (edit: Edit<Row[]>) => tab(key, (before) => write(before, edit(read(before))))
  return {
    /** At the end, under an id made from its name. */
    add: (name: string, row: Omit<Row, 'id'>): Change =>
      tab(key, (before) => {
        const id = rowId(name, idsWithin(before))
        return write(before, [...read(before), { ...row, id } as Row])
      }),
    edit: (id: string, edit: Edit<Row>): Change => inRows((rows) => one(rows, id, edit)),
    move: (id: string, by: -1 | 1): Change => inRows((rows) => shifted(rows, id, by)),
    remove: (id: string): Change => inRows((rows) => without(rows, id)),
  }
}

export function one<Row extends { id: string }>(rows: Row[], id: string, edit: Edit<Row>): Row[] {
  return rows.map((row) => (row.id === id ? edit(row) : row))
}

export function without<Row extends { id: string }>(rows: Row[], id: string): Row[] {
  return rows.filter((row) => row.id !== id)
}

/** The row one further up (-1) or down (1); at the end it stays. */
export function shifted<Row extends { id: string }>(rows: Row[], id: string, by: -1 | 1): Row[] {
  const from = rows.findIndex((row) => row.id === id)
  const to = from + by
  const row = rows[from]
  if (row === undefined || to < 0 || to >= rows.length) return rows
  return rows.toSpliced(from, 1).toSpliced(to, 0, row)
}

/** The ids of all rows of a tab, and of the rows within rows. What a test person's record holds is not ours. */
export function idsWithin(part: unknown): string[] {
  if (Array.isArray(part)) return part.flatMap(idsWithin)
  if (typeof part !== 'object' || part === null) return []
  const own = 'id' in part && typeof part.id === 'string' ? [part.id] : []
  const inner = Object.entries(part).filter(([key]) => key !== 'record')
  return [...own, ...inner.flatMap(([, value]) => idsWithin(value))]
}
