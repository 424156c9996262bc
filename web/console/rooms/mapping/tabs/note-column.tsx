import type { Column } from '../grid/column.ts'
import type { Change } from '../program.ts'

/** The column that every tab ends with. */
export function noteColumn<Row>({
  group,
  width,
  note,
  set,
}: {
  group?: string
  width: number
  note: (row: Row) => string
  /** Null for a row that can have none yet. */
  set: (row: Row, note: string) => Change | null
}): Column<Row> {
  return {
    key: 'note',
    title: 'Note',
    about: 'For whoever reads the document. It changes nothing.',
    width,
    ...(group === undefined ? {} : { group }),
    show: (row) => <span dir="auto">{note(row)}</span>,
    text: note,
    edit: (row) =>
      set(row, '') && {
        kind: 'text',
        value: note(row),
        set: (text) => (text.length > longest ? null : set(row, text)),
      },
  }
}

/** As in the document's schema. */
const longest = 5000
