import { IconDots } from '@tabler/icons-react'
import type { Column } from '../grid/column.ts'
import type { Change } from '../program.ts'
import { ListBox } from './list-box.tsx'

/** The column that takes a row away and, where their order counts, moves it. */
export function actsColumn<Row>({
  remove,
  move,
  commit,
}: {
  /** Null for a row that is not in the document yet. */
  remove: (row: Row) => Change | null
  move?: (row: Row, by: -1 | 1) => Change | null
  commit: (change: Change) => void
}): Column<Row> {
  return {
    key: 'acts',
    title: '',
    about: 'What can be done with this row.',
    width: 44,
    show: (row) =>
      remove(row) ? <IconDots size={16} className="muted" aria-label="Acts" /> : null,
    text: () => '',
    edit: (row) => {
      const gone = remove(row)
      if (!gone) return null
      const moves = (['-1', '1'] as const).flatMap((by) => {
        const change = move?.(row, by === '1' ? 1 : -1)
        return change ? [{ key: by, label: by === '1' ? 'Ask later' : 'Ask earlier', change }] : []
      })
      const acts = [...moves, { key: 'remove', label: 'Delete row', change: gone }]
      return {
        kind: 'box',
        width: 180,
        box: (close) => (
          <ListBox
            label="What to do with this row"
            items={acts}
            onPick={(key) => {
              const act = acts.find((one) => one.key === key)
              close()
              if (act) commit(act.change)
            }}
          />
        ),
      }
    },
  }
}
