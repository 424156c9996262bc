import { useVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useId, useRef, type ReactNode } from 'react'
import { useJoint } from '../joint/joint-context.ts'
import type { Change, Problem } from '../program.ts'
import { Cell } from './cell.tsx'
import type { Column } from './column.ts'
import './grid.css'
import type { Place } from './place.ts'
import { useGrid, type GridRow, type Jump } from './use-grid.ts'
import { useLandingRow } from './use-landing-row.ts'
import { WithinGrid } from './within-grid.ts'

export type { Jump } from './use-grid.ts'

/**
 * A table that is filled in like a spreadsheet: arrows, Tab and Enter move, typing edits, blocks are copied and pasted.
 * Its rows are as high as what they show, because a client reads sentences and examples in them. Beyond a hundred,
 * those in sight are drawn and no others.
 */
export function Grid<Row extends GridRow>({
  label,
  columns,
  rows,
  problems,
  tone,
  jump = null,
  edit,
  foot,
  empty,
}: {
  /** For those who hear it: "Fields". */
  label: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  /** Those of this tab. */
  problems: readonly Problem[]
  /** How a row stands out: it waits for somebody, or there is nothing in it yet. */
  tone?: (row: Row) => 'waits' | 'quiet' | undefined
  jump?: Jump | null
  /** Null where the document is only read. `at` names the cell, so that what is typed there is one step. */
  edit: ((change: Change, at: string | null) => void) | null
  /** Below the rows: what adds one. */
  foot?: ReactNode
  empty?: ReactNode
}) {
  const id = useId()
  const table = useRef<HTMLTableElement>(null)
  const scroller = useRef<HTMLDivElement>(null)
  // oxlint-disable-next-line react/incompatible-library -- nothing memoizes what it returns
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 44,
    overscan: rows.length <= 100 ? 100 : 15,
    getItemKey: (index) => rows[index]?.id ?? index,
    scrollPaddingStart: 64,
  })
  const items = virtual.getVirtualItems()
  const before = items[0]?.start ?? 0
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0)
  const { scrollToIndex } = virtual
  const reveal = useCallback(
    ({ row, column }: Place) => {
      const cell = () => document.getElementById(`${id}-${row}-${column}`)
      if (!cell()) scrollToIndex(row)
      requestAnimationFrame(() => {
        cell()?.focus()
        // The focus is content with a cell that stands half behind the first column.
        cell()?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
      })
    },
    [id, scrollToIndex],
  )
  const grid = useGrid({ label, columns, rows, jump, edit, table, reveal })
  const { here } = grid
  const adds = useLandingRow({ columns, rows, stand: grid.stand })
  const [row, column] = [rows[here.row], columns[here.column]]
  const { tab, spots, at: peopleAt } = useJoint()
  const stand = () => {
    if (!row || !column) return
    const words = [columns[0]?.text(row), column.title].filter(Boolean).join(' › ')
    spots.stand({ tab, list: label, row: row.id, column: column.key, words })
  }
  const groups = groupsOf(columns)
  const first = headWidth(columns[0]?.width ?? 0)
  return (
    <div className="grid">
      {/* The router keeps scroll positions, and would hand them on from one grid to another in its place. */}
      <div
        className="grid-scroll"
        ref={scroller}
        data-scroll-restoration-id={`grid ${label}`}
        style={{ scrollPaddingInlineStart: `calc(${first} + 12px)` }}
      >
        <table
          ref={table}
          className="grid-table"
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- ARIA's grid is a table whose cells take keys
          role="grid"
          aria-label={label}
          aria-rowcount={rows.length + 1}
          aria-readonly={!edit}
          style={{ minWidth: columns.reduce((sum, { width }) => sum + width, 0) }}
          {...grid.onTable}
          onFocus={stand}
        >
          <colgroup>
            {columns.map(({ key, width }, index) => (
              <col key={key} style={{ width: widthOf(width, index, columns.length) }} />
            ))}
          </colgroup>
          <thead>
            {groups.length > 1 ? (
              <tr className="grid-groups" aria-hidden>
                {groups.map(({ group, span }) => (
                  <td key={group} colSpan={span}>
                    <span style={{ insetInlineStart: `calc(${first} + 10px)` }}>{group}</span>
                  </td>
                ))}
              </tr>
            ) : null}
            <tr className="grid-head">
              {columns.map(({ key, title, about }) => (
                <th key={key} scope="col">
                  {title || <span className="unseen">{about}</span>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {before > 0 ? <tr style={{ height: before }} aria-hidden /> : null}
            {items.map((item) => {
              const one = rows[item.index]
              if (!one) return null
              return (
                <tr
                  key={item.key}
                  ref={virtual.measureElement}
                  data-index={item.index}
                  data-tone={tone?.(one)}
                  aria-rowindex={item.index + 2}
                >
                  {columns.map((column, index) => {
                    const place = { row: item.index, column: index }
                    const active = place.row === here.row && place.column === here.column
                    return (
                      <Cell
                        key={column.key}
                        id={`${id}-${item.index}-${index}`}
                        head={index === 0}
                        active={active}
                        chosen={grid.isChosen(place)}
                        problems={problemsAt(problems, one.id, columns, index)}
                        others={peopleAt(label, one.id, column.key)}
                        edit={edit && column.edit ? column.edit(one) : null}
                        open={active ? grid.open : null}
                        onPress={(event) => grid.onPress(event, place)}
                        onDrag={(event) => grid.onDrag(event, place)}
                        onStart={() => grid.start('')}
                        onType={grid.type}
                        onClose={grid.close}
                      >
                        <WithinGrid value>{column.show(one)}</WithinGrid>
                      </Cell>
                    )
                  })}
                </tr>
              )
            })}
            {after > 0 ? <tr style={{ height: after }} aria-hidden /> : null}
          </tbody>
        </table>
        {rows.length === 0 && empty ? <div className="grid-empty">{empty}</div> : null}
        {foot && edit ? (
          <div
            className="grid-foot"
            role="presentation"
            onClickCapture={adds}
            onKeyDownCapture={adds}
          >
            {foot}
          </div>
        ) : null}
      </div>
      <p className="grid-line" aria-live="polite">
        {row && column ? (
          <Line
            column={column}
            text={column.text(row)}
            problem={problemsAt(problems, row.id, columns, here.column)[0]}
          />
        ) : null}
      </p>
    </div>
  )
}

/** What spreadsheets have on top: the cell in full, and here also what it is for or what is wrong with it. */
function Line<Row>({
  column,
  text,
  problem,
}: {
  column: Column<Row>
  text: string
  problem: Problem | undefined
}) {
  return (
    <>
      <b>{column.title}</b>
      {text ? <span dir="auto">{text.replaceAll('\n', ' · ')}</span> : null}
      {problem ? (
        <span className="grid-line-problem" data-severity={problem.severity}>
          {problem.text}
        </span>
      ) : (
        <span className="muted">{column.about}</span>
      )}
    </>
  )
}

/** The first column leaves room on a phone, the last takes what is over. */
function widthOf(width: number, index: number, columns: number): string | undefined {
  if (index === columns - 1) return undefined
  return index === 0 ? headWidth(width) : `${width}px`
}

function headWidth(width: number): string {
  return `min(${width}px, 44vw)`
}

/** A problem of a column that is not shown stands at the row's first cell. */
function problemsAt<Row>(
  problems: readonly Problem[],
  row: string,
  columns: readonly Column<Row>[],
  index: number,
): Problem[] {
  return problems.filter(
    (problem) =>
      problem.row === row &&
      (problem.column === columns[index]?.key ||
        (index === 0 && !columns.some(({ key }) => key === problem.column))),
  )
}

function groupsOf<Row>(columns: readonly Column<Row>[]): { group: string; span: number }[] {
  const groups: { group: string; span: number }[] = []
  for (const { group = '' } of columns) {
    const last = groups.at(-1)
    if (last?.group === group) last.span += 1
    else groups.push({ group, span: 1 })
  }
  return groups
}
