import { notifications } from '@mantine/notifications'
import {
  useEffect,
  useState,
  type ClipboardEvent,
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
} from 'react'
import { together, type Change } from '../program.ts'
import { fromClipboard, lostSentence, toClipboard } from './clipboard.ts'
import { changeBy, type Column, type Edit } from './column.ts'
import { blockOf, isWithin, moved, type Place } from './place.ts'

export type GridRow = { id: string }

/** Where a problem or a link leads: a row and, if they are known, a column or a value. Each jump is a new object. */
export type Jump = { row: string; column: string | null; value: string | null }

/** Where one goes on when a cell is left: to a neighbour, back to the cell itself, or wherever the pointer went. */
export type Lead = 'down' | 'right' | 'left' | 'stay' | 'away'

/** What is being edited: with which letters it began, and what stood there before. */
export type Open = { typed: string; first: string }

/** The keys, the pointer and the clipboard of a grid. */
export function useGrid<Row extends GridRow>({
  label,
  columns,
  rows,
  jump,
  edit,
  table,
  reveal,
}: {
  label: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  jump: Jump | null
  edit: ((change: Change, at: string | null) => void) | null
  table: RefObject<HTMLTableElement | null>
  /** Puts the cell in sight and the focus on it. */
  reveal: (place: Place) => void
}) {
  const [active, stepTo] = useState<Place & { id: string | undefined }>({
    ...corners,
    id: rows[0]?.id,
  })
  const [corner, setCorner] = useState<Place | null>(null)
  const [open, setOpen] = useState<Open | null>(null)
  const size = { rows: rows.length, columns: columns.length }
  // Rows come, go and move; one stays in the row where one stood as long as there is one.
  const found =
    rows[active.row]?.id === active.id ? active.row : rows.findIndex(({ id }) => id === active.id)
  const here = {
    row: Math.max(0, found === -1 ? Math.min(active.row, rows.length - 1) : found),
    column: Math.min(active.column, columns.length - 1),
  }
  const setActive = (place: Place) => stepTo({ ...place, id: rows[place.row]?.id })
  if (open && found === -1) setOpen(null)
  const block = blockOf(here, corner ?? here)

  const stand = (place: Place) => {
    setActive(place)
    setCorner(null)
    setOpen(null)
    reveal(place)
  }
  const [jumped, setJumped] = useState<{ jump: Jump; place: Place } | null>(null)
  const target = jump && jump !== jumped?.jump ? rows.findIndex(({ id }) => id === jump.row) : -1
  if (jump && target !== -1) {
    const column = columns.findIndex(({ key }) => key === jump.column)
    const place = { row: target, column: Math.max(0, column) }
    setJumped({ jump, place })
    setActive(place)
    setCorner(null)
    setOpen(null)
  }
  useEffect(() => {
    if (jumped) reveal(jumped.place)
  }, [jumped, reveal])

  const editOf = (place: Place): Edit | null => {
    const [row, column] = [rows[place.row], columns[place.column]]
    return edit && row && column?.edit ? column.edit(row) : null
  }
  const textOf = (place: Place): string => {
    const row = rows[place.row]
    return row ? (columns[place.column]?.text(row) ?? '') : ''
  }
  const change = (changes: (Change | null)[], at: string | null = null) => {
    const made = changes.filter((one) => one !== null)
    if (made.length > 0) edit?.(together(made), at)
  }
  /** Under this name what is typed into one cell is one step. */
  const name = `${label}/${rows[here.row]?.id ?? ''}/${columns[here.column]?.key ?? ''}`
  const type = (text: string) => {
    const how = editOf(here)
    if (how?.kind === 'text') change([how.set(text)], name)
  }
  const start = (typed: string): boolean => {
    const how = editOf(here)
    if (how?.kind === 'toggle') change([how.set(!how.on)])
    if (!how || how.kind === 'toggle') return how !== null
    setOpen({ typed, first: how.kind === 'text' ? how.value : '' })
    if (typed !== '') type(typed)
    return true
  }
  const close = (lead: Lead) => {
    setOpen(null)
    if (lead === 'away') return
    const key = lead === 'down' ? 'ArrowDown' : 'Tab'
    const next = lead === 'stay' ? here : moved(key, here, size, { back: lead === 'left' })
    stand(next ?? here)
  }
  /** A box is drawn elsewhere in the page, yet its events come by here. */
  const isOurs = (event: { target: EventTarget }) =>
    !open && table.current?.contains(event.target as Node) === true

  const onKeyDown = (event: KeyboardEvent) => {
    if (!isOurs(event)) return
    const command = event.ctrlKey || event.metaKey
    const next = moved(event.key, here, size, { far: command, back: event.shiftKey })
    if (next) {
      event.preventDefault()
      const from = event.shiftKey && event.key !== 'Tab' ? (corner ?? here) : null
      stand(next)
      return setCorner(from)
    }
    if (event.key === 'Escape') return setCorner(null)
    if (['Enter', 'F2', ' '].includes(event.key) && !command) {
      event.preventDefault()
      if (start('') || follow(event.target) || event.key !== 'Enter') return
      stand(moved('ArrowDown', here, size) ?? here)
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault()
      change(placesOf(block).map((place) => changeBy(editOf(place), '')))
    } else if (event.key.length === 1 && !command && !event.altKey) {
      if (editOf(here)?.kind === 'toggle') return
      event.preventDefault()
      start(event.key)
    }
  }

  const onCopy = (event: ClipboardEvent) => {
    if (!isOurs(event)) return
    event.preventDefault()
    const cells = line(block.top, block.bottom).map((row) =>
      line(block.left, block.right).map((column) => textOf({ row, column })),
    )
    event.clipboardData.setData('text/plain', toClipboard(cells))
    if (event.type === 'cut') change(placesOf(block).map((place) => changeBy(editOf(place), '')))
  }
  const onPaste = (event: ClipboardEvent) => {
    if (!isOurs(event)) return
    event.preventDefault()
    const cells = fromClipboard(event.clipboardData.getData('text/plain'))
    const only = cells.length === 1 && cells[0]?.length === 1 ? cells[0][0] : undefined
    // One cell fills the whole block that is selected; a block begins at its upper left corner.
    const pasted =
      only === undefined
        ? cells.flatMap((row, down) =>
            row.map((text, right) => ({
              text,
              place: { row: block.top + down, column: block.left + right },
            })),
          )
        : placesOf(block).map((place) => ({ text: only, place }))
    const changes = pasted.map(({ text, place }) => changeBy(editOf(place), text))
    change(changes)
    const lost = pasted.filter(
      ({ text, place }, index) => !changes[index] && text !== '' && text !== textOf(place),
    )
    const sentence = lostSentence(
      lost.map(({ place }) => place),
      rows.length,
    )
    if (sentence) notifications.show({ message: sentence })
  }

  const onPress = (event: MouseEvent, place: Place) => {
    const isHere = place.row === here.row && place.column === here.column
    if (event.button !== 0 || (open && isHere)) return
    setOpen(null)
    if (event.shiftKey) {
      event.preventDefault()
      stand(place)
      return setCorner(corner ?? here)
    }
    setActive(place)
    setCorner(place)
  }
  const onDrag = (event: MouseEvent, place: Place) => {
    if (event.buttons === 1 && !open && corner) setActive(place)
  }

  return {
    here,
    stand,
    open,
    type,
    start,
    close,
    /** Only a block of several is shown as chosen. */
    isChosen: (place: Place) =>
      (block.top < block.bottom || block.left < block.right) && isWithin(place, block),
    onTable: { onKeyDown, onCopy, onCut: onCopy, onPaste },
    onPress,
    onDrag,
  }
}

/** A cell that is not edited leads where its link or button does: the people behind a number. */
function follow(cell: EventTarget): boolean {
  const control = (cell as Element).querySelector<HTMLElement>('a, button')
  control?.click()
  return control !== null
}

const corners: Place = { row: 0, column: 0 }

function placesOf({ top, bottom, left, right }: ReturnType<typeof blockOf>): Place[] {
  return line(top, bottom).flatMap((row) => line(left, right).map((column) => ({ row, column })))
}

function line(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
}
