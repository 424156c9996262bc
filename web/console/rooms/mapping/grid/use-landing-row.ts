import { useEffect, useRef } from 'react'
import type { Column } from './column.ts'
import type { Place } from './place.ts'

/**
 * A row that was just added below the grid is the one to fill in: one stands in it, at the first cell that is still
 * empty. Rows that a colleague adds meanwhile move nobody.
 */
export function useLandingRow<Row extends { id: string }>({
  columns,
  rows,
  stand,
}: {
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  stand: (place: Place) => void
}) {
  const used = useRef(-Infinity)
  const known = useRef(new Set(rows.map(({ id }) => id)))
  useEffect(() => {
    const before = known.current
    known.current = new Set(rows.map(({ id }) => id))
    if (performance.now() - used.current > soon) return
    const at = rows.findIndex(({ id }) => !before.has(id))
    const row = rows[at]
    if (row === undefined) return
    used.current = -Infinity
    const column = firstEmpty(columns, row)
    // The box that added it gives the focus back to its button first.
    setTimeout(() => stand({ row: at, column }), boxCloses)
  })
  /** For whatever adds rows; boxes that it opens count as within. */
  return () => {
    used.current = performance.now()
  }
}

/** In milliseconds. An act and its row are in one turn of the page, even where it draws slowly. */
const soon = 300
const boxCloses = 40

function firstEmpty<Row>(columns: readonly Column<Row>[], row: Row): number {
  const at = columns.findIndex(
    ({ key, edit, text }) =>
      !['acts', 'note'].includes(key) && (edit?.(row) ?? null) !== null && text(row) === '',
  )
  return Math.max(0, at)
}
