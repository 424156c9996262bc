import { Link, useNavigate } from '@tanstack/react-router'
import { useVirtualizer } from '@tanstack/react-virtual'
import {
  useEffect,
  useId,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
} from 'react'
import { useColumns, type Column, type Sort } from './columns.ts'
import './data-table.css'
import { moved, type Place } from './grid-keys.ts'
import { Problem } from './problem.tsx'
import type { Rows } from './rows.ts'
import { TableHead } from './table-head.tsx'
import { TableTools } from './table-tools.tsx'

export type { Sort } from './columns.ts'

/**
 * A table for comparing: rows of 36 px, those in sight and no more; sticky header; sorting, searching and paging by the
 * server; columns to choose and to drag; arrow keys, Enter opens; copies as CSV. It fills the height it is given.
 */
export function DataTable<Row>({
  name,
  label,
  noun,
  columns,
  rows,
  sort,
  onSort,
  search,
  onSearch,
  filters,
  opens,
  selected,
  idOf,
  empty,
}: {
  /** Under which the choice of columns is kept. */
  name: string
  /** What the table holds, for those who hear it: "People of Harbor 2027, Dev". */
  label: string
  /** What is counted, in the singular and the plural. */
  noun: [one: string, several: string]
  /** Keep them stable: a constant, or `useMemo`. */
  columns: readonly Column<Row>[]
  rows: Rows<Row>
  sort?: Sort | undefined
  onSort?: (sort: Sort) => void
  search?: string
  /** Told a quarter of a second after the last key. */
  onSearch?: (search: string) => void
  /** Stands beside the search. */
  filters?: ReactNode
  /** The address of a row's own page, with what to keep of the present one. */
  opens?: (row: Row) => { to: string; search?: Record<string, unknown> }
  /** The id of the row that is open beside the table. */
  selected?: string | undefined
  idOf: (row: Row) => string
  /** What stands in a table without rows: an `EmptyRoom`, or why the search found none. */
  empty: ReactNode
}) {
  const table = useRef<HTMLDivElement>(null)
  const id = useId()
  const navigate = useNavigate()
  const chosen = useColumns(name, columns)
  const { shown } = chosen
  const [active, setActive] = useState(nowhere)
  const [viewed, setViewed] = useState(rows.view)
  if (viewed !== rows.view) {
    setViewed(rows.view)
    setActive(nowhere)
  }
  // oxlint-disable-next-line react/incompatible-library -- nothing memoizes what it returns
  const virtual = useVirtualizer({
    count: rows.extent,
    getScrollElement: () => table.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollPaddingStart: rowHeight,
  })
  const items = virtual.getVirtualItems()
  const first = items[0]?.index ?? 0
  const last = items.at(-1)?.index ?? 0
  const { want, view } = rows
  useEffect(() => want(first, last), [want, first, last])
  useEffect(() => {
    table.current?.scrollTo({ top: 0 })
  }, [view])

  const template = shown
    .map(({ width }, index) =>
      index === shown.length - 1 ? `minmax(${width}px, 1fr)` : `${width}px`,
    )
    .join(' ')
  const width = shown.reduce((sum, column) => sum + column.width, 0)

  const open = (index: number) => {
    const row = rows.at(index)
    if (row && opens) void navigate(opens(row))
  }
  const move = (event: KeyboardEvent) => {
    if ((event.target as Element).closest('button, input')) return
    const next = moved(event.key, active, { rows: rows.extent, columns: shown.length })
    if (event.key === 'Enter' && event.target instanceof HTMLTableElement) open(active.row)
    if (!next) return
    event.preventDefault()
    setActive(next)
    virtual.scrollToIndex(next.row)
  }
  const press = (event: MouseEvent, index: number, column: number) => {
    setActive({ row: index, column })
    const chosenText = window.getSelection()?.toString()
    if (!(event.target as Element).closest('a, button, input, label') && !chosenText) open(index)
  }

  return (
    <div className="data-table">
      <TableTools
        noun={noun}
        rows={rows}
        columns={columns}
        chosen={chosen}
        search={search}
        onSearch={onSearch}
        filters={filters}
      />
      {rows.error ? <Problem error={rows.error} retry={rows.retry} /> : null}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the scrolled box hears the keys of the grid in it */}
      <div className="data-table-scroll" ref={table} onKeyDown={move}>
        <table
          className="data-table-grid"
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- ARIA's grid is a table whose cells take keys
          role="grid"
          tabIndex={0}
          aria-label={label}
          aria-rowcount={(rows.total ?? 0) + 1}
          aria-colcount={shown.length}
          aria-busy={rows.stale}
          aria-activedescendant={
            active.row < 0 ? undefined : `${id}-${active.row}-${active.column}`
          }
          style={{ minWidth: width }}
        >
          <thead>
            <tr className="data-table-head" style={{ gridTemplateColumns: template }}>
              {shown.map(({ column, ...edge }) => (
                <TableHead key={column.key} column={column} sort={sort} onSort={onSort} {...edge} />
              ))}
            </tr>
          </thead>
          <tbody
            className="data-table-body"
            data-stale={rows.stale || undefined}
            style={{ height: virtual.getTotalSize() }}
          >
            {items.map((item) => {
              const row = rows.at(item.index)
              const key = row === undefined ? null : idOf(row)
              return (
                <tr
                  key={item.index}
                  className="data-table-row"
                  aria-rowindex={item.index + 2}
                  aria-selected={key !== null && key === selected}
                  data-active={item.index === active.row || undefined}
                  data-opens={opens ? true : undefined}
                  style={{
                    gridTemplateColumns: template,
                    transform: `translateY(${item.start}px)`,
                  }}
                >
                  {shown.map(({ column }, index) => (
                    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the grid takes the keys for all of its cells
                    <td
                      key={column.key}
                      id={`${id}-${item.index}-${index}`}
                      className="data-table-cell"
                      data-figures={column.figures || undefined}
                      data-active={
                        (item.index === active.row && index === active.column) || undefined
                      }
                      onClick={(event) => press(event, item.index, index)}
                    >
                      {row === undefined ? (
                        <span className="data-table-awaited" />
                      ) : (
                        <Shown row={row} column={column} opens={index === 0 ? opens : undefined} />
                      )}
                    </td>
                  ))}
                </tr>
              )
            })}
          </tbody>
        </table>
        {rows.total === 0 && !rows.stale ? <div className="data-table-empty">{empty}</div> : null}
        {rows.total === null && !rows.error ? <Awaited /> : null}
      </div>
    </div>
  )
}

const rowHeight = 36
const nowhere: Place = { row: -1, column: 0 }

function Shown<Row>({
  row,
  column,
  opens,
}: {
  row: Row
  column: Column<Row>
  opens: ((row: Row) => { to: string; search?: Record<string, unknown> }) | undefined
}) {
  const content = column.cell ? column.cell(row) : column.text(row)
  if (!opens) {
    return (
      <span className="data-table-text" dir="auto">
        {content}
      </span>
    )
  }
  return (
    <Link {...opens(row)} className="data-table-text data-table-link" dir="auto" tabIndex={-1}>
      {content}
    </Link>
  )
}

function Awaited() {
  return (
    <div className="data-table-awaiting" aria-hidden>
      {Array.from({ length: 12 }, (_, index) => (
        <span key={index} className="data-table-awaited" />
      ))}
    </div>
  )
}
