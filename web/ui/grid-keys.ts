/** A cell of a grid. */
export type Place = { row: number; column: number }

/** Where a key moves to; null for a key that moves nothing. */
export function moved(
  key: string,
  from: Place,
  size: { rows: number; columns: number },
): Place | null {
  const step = steps[key]
  if (!step || size.rows === 0) return null
  const { row, column } = step(from, size)
  return {
    row: Math.min(Math.max(row, 0), size.rows - 1),
    column: Math.min(Math.max(column, 0), size.columns - 1),
  }
}

const steps: Record<string, (from: Place, size: { rows: number }) => Place> = {
  ArrowDown: ({ row, column }) => ({ row: row + 1, column }),
  ArrowUp: ({ row, column }) => ({ row: row - 1, column }),
  ArrowRight: ({ row, column }) => ({ row, column: column + 1 }),
  ArrowLeft: ({ row, column }) => ({ row, column: column - 1 }),
  PageDown: ({ row, column }) => ({ row: row + 15, column }),
  PageUp: ({ row, column }) => ({ row: row - 15, column }),
  Home: ({ column }) => ({ row: 0, column }),
  End: ({ column }, { rows }) => ({ row: rows - 1, column }),
}
