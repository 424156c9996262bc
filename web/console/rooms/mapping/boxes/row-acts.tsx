import { IconDots } from '@tabler/icons-react'
import type { Column } from '../grid/column.ts'
import type { Change } from '../program.ts'
import { ListBox } from './list-box.tsx'

/** The column that takes a row away and, where their order counts, moves it. */
export function actsColumn<Row>({
  remove,
  move,
  moves: [earlier, later] = ['Ask earlier', 'Ask later'],
  commit,
}: {
  /** Null for a row that cannot be taken away: it is not in the document yet, or something needs it. */
  remove: (row: Row) => Change | null
  move?: (row: Row, by: -1 | 1) => Change | null
  /** What moving a row up and down means. */
  moves?: readonly [string, string]
  commit: (change: Change) => void
}): Column<Row> {
  const actsOn = (row: Row) => {
    const gone = remove(row)
    const up = move?.(row, -1)
    const down = move?.(row, 1)
    return [
      ...(up ? [{ key: 'up', label: earlier, change: up }] : []),
      ...(down ? [{ key: 'down', label: later, change: down }] : []),
      ...(gone ? [{ key: 'remove', label: 'Delete row', change: gone }] : []),
    ]
  }
  return {
    key: 'acts',
    title: '',
    about: 'What can be done with this row.',
    width: 44,
    show: (row) =>
      actsOn(row).length > 0 ? <IconDots size={16} className="row-acts" aria-label="Acts" /> : null,
    text: () => '',
    edit: (row) => {
      const acts = actsOn(row)
      if (acts.length === 0) return null
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
