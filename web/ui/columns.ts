// Which columns a table shows and how wide: chosen by whoever looks, kept by their browser.
import { useLocalStorage } from '@mantine/hooks'
import {
  columnResizingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table'
import { useMemo, type ReactNode } from 'react'

export type Column<Row> = {
  key: string
  title: string
  /** In pixels, as long as nobody drags it. */
  width: number
  /** What is shown; the text where it is left out. */
  cell?: (row: Row) => ReactNode
  /** What is copied, and read out in full on focus. */
  text: (row: Row) => string
  /** The server can sort by it, under its key. */
  sorts?: boolean
  /** Figures stand to the right. */
  figures?: boolean
  /** Hidden until somebody chooses it. */
  hidden?: boolean
}

/** By which column, under its key, and which way. */
export type Sort = { by: string; down: boolean }

/** `name` is under which the choice is kept: "people". The first column always shows. */
export function useColumns<Row>(name: string, columns: readonly Column<Row>[]) {
  const [visible, setVisible] = useLocalStorage<Record<string, boolean>>({
    key: `gangway.columns.${name}`,
    defaultValue: {},
    getInitialValueInEffect: false,
  })
  const [sizes, setSizes] = useLocalStorage<Record<string, number>>({
    key: `gangway.widths.${name}`,
    defaultValue: {},
    getInitialValueInEffect: false,
  })
  const columnVisibility = useMemo(
    () => ({
      ...Object.fromEntries(columns.map(({ key, hidden }) => [key, !hidden])),
      ...visible,
    }),
    [columns, visible],
  )
  const definitions = useMemo(
    () =>
      columns.map(({ key, title, width }) => ({
        id: key,
        header: title,
        size: width,
        minSize: 56,
        accessorFn: () => null,
      })),
    [columns],
  )
  const table = useTable({
    features,
    columns: definitions,
    data: noRows,
    columnResizeMode: 'onChange',
    state: { columnVisibility, columnSizing: sizes },
    onColumnVisibilityChange: (next) =>
      setVisible(typeof next === 'function' ? next(columnVisibility) : next),
    onColumnSizingChange: (next) => setSizes(typeof next === 'function' ? next(sizes) : next),
  })
  const byKey = useMemo(() => new Map(columns.map((column) => [column.key, column])), [columns])
  const shown = table.getFlatHeaders().flatMap((header) => {
    const column = byKey.get(header.column.id)
    return column
      ? [
          {
            column,
            width: header.getSize(),
            resizing: header.column.getIsResizing(),
            resize: header.getResizeHandler(),
            resetWidth: () => header.column.resetSize(),
          },
        ]
      : []
  })
  return {
    shown,
    isShown: (key: string) => columnVisibility[key] !== false,
    toggle: (key: string) => setVisible({ ...visible, [key]: columnVisibility[key] === false }),
    reset: () => {
      setVisible({})
      setSizes({})
    },
  }
}

const features = tableFeatures({
  columnVisibilityFeature,
  columnSizingFeature,
  columnResizingFeature,
})
const noRows: Record<string, never>[] = []
