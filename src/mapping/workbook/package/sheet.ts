// A workbook as this module writes it and reads it: sheets of text cells, and nothing that only one spreadsheet
// program knows.
import type { LookName } from './look.ts'

/** Rows and columns count from 0 here, as in a list; `placeOf` says what people read. */
export type WrittenCell = { text: string; look: LookName; note?: string; link?: string }

export type WrittenColumn = {
  /** In characters. */
  width: number
  /** How its cells look below the written rows, all the way down. */
  look: LookName
  isHidden?: boolean
}

export type DropDown = {
  column: number
  fromRow: number
  /** Left out where it goes on for the rows that people add. */
  toRow?: number
  /** Where the choices stand, such as `Lists!$B$2:$B$9`. */
  choices: string
  /** Whether what is not among the choices is refused, or only asked about. */
  isStrict: boolean
}

/** What most cells of a column say. */
export type Usual = { column: number; fromRow: number; text: string }

export type WrittenSheet = {
  name: string
  /** 'deep' is not even offered where a person asks for hidden sheets. */
  hidden?: 'hidden' | 'deep'
  tabColour: string
  columns: WrittenColumn[]
  rows: (WrittenCell | null)[][]
  hiddenRows?: number[]
  /** In points, by row. */
  heights?: Map<number, number>
  frozen?: { rows: number; columns: number }
  /** The row whose cells carry the buttons for sorting and filtering. */
  headerRow?: number
  dropDowns?: DropDown[]
  usual?: Usual[]
}

/** What a cell holds besides its text, where it holds anything that is none: it is told, and never evaluated. */
export type CellFault = { row: number; column: number; found: string; kind: 'formula' | 'error' }

/** The cells of a sheet as text; what a row lacks at its end is blank. */
export type ReadSheet = { name: string; rows: string[][]; faults: CellFault[] }

/** 'AB' for 27. */
export function columnLetters(column: number): string {
  const rest = Math.floor(column / 26)
  return (rest > 0 ? columnLetters(rest - 1) : '') + String.fromCharCode(65 + (column % 26))
}

/** A sheet's name as it stands in a reference. */
export function quotedSheet(name: string): string {
  return `'${name.replaceAll("'", "''")}'`
}

/** No spreadsheet program takes more characters in a cell. */
export const longestCell = 32_767
