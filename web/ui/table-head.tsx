import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import type { Column, Sort } from './columns.ts'

/** A column's title: sorts where the server can, and its edge drags. */
export function TableHead<Row>({
  column,
  sort,
  onSort,
  resize,
  resizing,
  resetWidth,
}: {
  column: Column<Row>
  sort: Sort | undefined
  onSort: ((sort: Sort) => void) | undefined
  resize: (event: unknown) => void
  resizing: boolean
  resetWidth: () => void
}) {
  const sorted = sort?.by === column.key ? (sort.down ? 'descending' : 'ascending') : 'none'
  const Arrow = sorted === 'descending' ? IconArrowDown : IconArrowUp
  return (
    <th
      className="data-table-title"
      scope="col"
      aria-sort={column.sorts ? sorted : undefined}
      data-figures={column.figures || undefined}
    >
      {column.sorts && onSort ? (
        <button
          type="button"
          onClick={() => onSort({ by: column.key, down: sorted === 'ascending' })}
        >
          <span>{column.title}</span>
          {sorted === 'none' ? null : <Arrow size={13} stroke={2} aria-hidden />}
        </button>
      ) : (
        <span>{column.title}</span>
      )}
      {/* Widths are a matter of sight: nothing is lost to those who cannot drag, the full text shows on focus. */}
      <span
        className="data-table-edge"
        aria-hidden
        data-resizing={resizing || undefined}
        onMouseDown={resize}
        onTouchStart={resize}
        onDoubleClick={resetWidth}
      />
    </th>
  )
}
