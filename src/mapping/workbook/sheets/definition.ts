import { z } from 'zod'
import { mappingDocument, type Tab } from '../../core/document.ts'
import { choice, type Kind } from '../text/kind.ts'

/** Keys and places in lists, from the top of the document. */
export type Path = readonly (string | number)[]

/** One value of each row, and the column that it stands in. */
export type Column = {
  /** The keys that lead to it within the row; with dots between them they are the column's name to programs. */
  at: readonly string[]
  header: string
  /** The comment on the heading: what stands in the column, in the client's words. */
  note: string
  width: number
  kind: Kind
}

/** A column's name to programs. */
export function keyOf({ at }: Pick<Column, 'at'>): string {
  return at.join('.')
}

/** A table of the document as a sheet. */
export type TableSheet = {
  shape: 'table'
  tab: Tab
  /** The sheet's name to programs: it stays when somebody gives the sheet another name. */
  key: string
  name: string
  about: string
  columns: readonly Column[]
  home: Home
  /** What names a new row: the column of this key. */
  named: string
}

/** Where a sheet's rows are: one list, or one in each row of another list, whose name stands in the first column. */
export type Home =
  | { list: Path; hasIds: boolean; isFree: boolean }
  | { owners: Path; inside: Path; isFree: boolean; owner: Column }

/** A tab of single settings as a sheet. */
export type SettingsSheet = {
  shape: 'settings'
  tab: Tab
  key: string
  name: string
  about: string
  settings: readonly Setting[]
}

export type Setting = {
  /** The keys that lead to it from the top of the document. */
  at: readonly string[]
  label: string
  about: string
  kind: Kind
}

/** A decision table as a sheet: its columns are rows of the document too. */
export type RulesSheet = {
  shape: 'rules'
  tab: 'rules'
  key: string
  name: string
  about: string
  /** Id of the table; null for the sheet in which a new one is written. */
  table: string | null
}

export type Sheet = TableSheet | SettingsSheet | RulesSheet

/** The words that the schema offers at a place such as `fields.rows.blank`. */
export function wordsAt(place: string): Kind {
  const part = schemaAt(place)
  if (!(part instanceof z.ZodEnum)) throw new Error(`There is no choice at '${place}'.`)
  return choice(part.options.map(String))
}

export function schemaAt(place: string): z.core.$ZodType {
  let part = parts(place)
  for (let inner = innerOf(part); inner !== null; inner = innerOf(part)) part = inner
  return part
}

/** What a part is where nothing is said; undefined where something must be. */
export function usualAt(place: string): unknown {
  const parsed = z.safeParse(parts(place), undefined)
  return parsed.success ? parsed.data : undefined
}

function parts(place: string): z.core.$ZodType {
  return place.split('.').reduce<z.core.$ZodType>((schema, key) => {
    let part: z.core.$ZodType = schema
    for (;;) {
      const inner = part instanceof z.ZodArray ? part.element : innerOf(part)
      if (inner === null) break
      part = inner
    }
    const found = part instanceof z.ZodObject ? part.shape[key] : undefined
    if (found === undefined) throw new Error(`The schema has no '${place}'.`)
    return found
  }, mappingDocument)
}

function innerOf(part: z.core.$ZodType): z.core.$ZodType | null {
  return part instanceof z.ZodDefault ||
    part instanceof z.ZodPrefault ||
    part instanceof z.ZodNullable
    ? part.def.innerType
    : null
}
