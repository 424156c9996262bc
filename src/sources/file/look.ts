import type { Json } from '../../mapping/core/record.ts'
import { findIdentity } from '../detect/identity.ts'
import type { FileUpload } from './file-upload.ts'

export type FileColumn = {
  name: string
  /** How many rows hold something in it. */
  filled: number
  /** It tells every row apart: all are filled, and all differ. */
  unique: boolean
  /** Up to three different values, cut at 80 characters. */
  examples: string[]
}

/** What a file holds, so that somebody can say which column names a person for good; `key` proposes one. */
export async function lookAt(
  file: FileUpload,
): Promise<{ rows: number; columns: FileColumn[]; key: string | null }> {
  const looks = file.columns.map(newLook)
  let rows = 0
  for await (const { record } of file.records) {
    rows += 1
    for (const look of looks) count(look, record[look.name])
  }
  const columns = looks.map(({ seen, ...look }) => ({
    ...look,
    unique: rows > 0 && seen !== null && look.filled === rows,
  }))
  return { rows, columns, key: proposed(columns) }
}

/** Values of a column are kept only as long as all differ. */
type Look = Omit<FileColumn, 'unique'> & { seen: Set<string> | null }

const newLook = (name: string): Look => ({ name, filled: 0, examples: [], seen: new Set() })

function count(look: Look, value: Json | undefined): void {
  const text = typeof value === 'object' || value === undefined ? '' : String(value).trim()
  if (text === '') return
  look.filled += 1
  const example = text.slice(0, 80)
  if (look.examples.length < 3 && !look.examples.includes(example)) look.examples.push(example)
  if (look.seen?.has(text)) look.seen = null
  look.seen?.add(text)
}

/** One that is named like an id, else the first that tells all rows apart. */
function proposed(columns: readonly FileColumn[]): string | null {
  const unique = columns.filter((column) => column.unique).map(({ name }) => name)
  const named = findIdentity([Object.fromEntries(unique.map((name) => [name, 1]))], null)
  return named?.[0]?.[0] ?? unique[0] ?? null
}
