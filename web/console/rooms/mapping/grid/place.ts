/** Where one stands in a grid, counted from 0. */
export type Place = { row: number; column: number }
export type Size = { rows: number; columns: number }

/** Where a key leads from a place; null where it leads nowhere, so that the browser may do with it what it does. */
export function moved(
  key: string,
  from: Place,
  { rows, columns }: Size,
  { far = false, back = false } = {},
): Place | null {
  if (rows === 0) return null
  const last = { row: rows - 1, column: columns - 1 }
  const { row, column } = from
  switch (key) {
    case 'ArrowDown':
      return { row: far ? last.row : Math.min(row + 1, last.row), column }
    case 'ArrowUp':
      return { row: far ? 0 : Math.max(row - 1, 0), column }
    case 'ArrowRight':
      return { row, column: far ? last.column : Math.min(column + 1, last.column) }
    case 'ArrowLeft':
      return { row, column: far ? 0 : Math.max(column - 1, 0) }
    case 'PageDown':
      return { row: Math.min(row + 10, last.row), column }
    case 'PageUp':
      return { row: Math.max(row - 10, 0), column }
    case 'Home':
      return { row: far ? 0 : row, column: 0 }
    case 'End':
      return { row: far ? last.row : row, column: last.column }
    case 'Tab':
      return along(from, { rows, columns }, back ? -1 : 1)
    default:
      return null
  }
}

/** From cell to cell and from row to row; beyond the last cell Tab leaves the grid, as it leaves any other control. */
function along({ row, column }: Place, { rows, columns }: Size, by: 1 | -1): Place | null {
  const index = row * columns + column + by
  if (index < 0 || index >= rows * columns) return null
  return { row: Math.floor(index / columns), column: index % columns }
}

export type Block = { top: number; bottom: number; left: number; right: number }

/** The block between two corners. */
export function blockOf(one: Place, other: Place): Block {
  return {
    top: Math.min(one.row, other.row),
    bottom: Math.max(one.row, other.row),
    left: Math.min(one.column, other.column),
    right: Math.max(one.column, other.column),
  }
}

export function isWithin({ row, column }: Place, { top, bottom, left, right }: Block): boolean {
  return row >= top && row <= bottom && column >= left && column <= right
}
