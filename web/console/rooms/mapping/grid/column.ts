import type { ReactNode } from 'react'
import type { Change } from '../program.ts'

/** A column of a grid over rows of one tab. `key` is the row's key in the document, by which problems find their cell. */
export type Column<Row> = {
  key: string
  title: string
  /** What it is for: shown below the grid while one stands in it. */
  about: string
  /** Columns of one group stand under its name. */
  group?: string
  /** In pixels; the last column of the grid takes what is left over. */
  width: number
  show: (row: Row) => ReactNode
  /** What is copied, and shown below the grid in full. */
  text: (row: Row) => string
  /** How it is changed; null where this row cannot be changed here. None at all: it is only read. */
  edit?: (row: Row) => Edit | null
}

/** Typed in the cell, flipped where it stands, or chosen in a box that opens at the cell. */
export type Edit = TextEdit | ToggleEdit | BoxEdit

export type TextEdit = {
  kind: 'text'
  /** What one begins to edit from. */
  value: string
  /** Null for a text that it cannot hold. */
  set: (text: string) => Change | null
  /** Offered while one types. */
  suggestions?: readonly string[]
}

export type ToggleEdit = { kind: 'toggle'; on: boolean; set: (on: boolean) => Change }

export type BoxEdit = {
  kind: 'box'
  width: number
  /** @param typed the letters that opened it, for its search. */
  box: (close: () => void, typed: string) => ReactNode
  /** Where a text can be pasted into it; an empty text clears it. */
  set?: (text: string) => Change | null
}

/** What a text does to a cell; null where it cannot take it. */
export function changeBy(edit: Edit | null | undefined, text: string): Change | null {
  if (!edit) return null
  if (edit.kind !== 'toggle') return edit.set?.(text) ?? null
  const word = text.trim().toLowerCase()
  if (['yes', 'true', '1', 'x'].includes(word)) return edit.set(true)
  return ['', 'no', 'false', '0'].includes(word) ? edit.set(false) : null
}
