import type { FieldRow, MappingDocument } from '../document.ts'
import { parsePath, pathOf } from '../source/path.ts'

/**
 * The source paths that the document marks 'never store', in the records as they come: they are dropped before anything
 * is written. An item of a content type's list is dropped from where it stands in its record.
 */
export function neverStorePaths({ fields, content }: MappingDocument): string[] {
  const ofItems = content.types.flatMap(({ list, fields }) =>
    marked(fields.rows).map((path) => (list === '' ? path : inItems(list, path))),
  )
  return [...marked(fields.rows), ...ofItems]
}

function marked(rows: readonly FieldRow[]): string[] {
  return rows.filter((row) => row.neverStore).flatMap((row) => row.sources)
}

/** A faulty one stays faulty: whoever drops it refuses to read, rather than to store what must not be. */
function inItems(list: string, path: string): string {
  const [ofList, ofItem] = [parsePath(list), parsePath(path)]
  if ('problem' in ofList || 'problem' in ofItem) return `${list} ${path}`
  const [first, ...rest] = ofItem.path
  if (first?.kind === 'key' && first.key === 'original_record') return pathOf(rest)
  const items = ofList.path.at(-1)?.kind === 'all' ? ofList.path : [...ofList.path, all]
  return pathOf([...items, ...ofItem.path])
}

const all = { kind: 'all' } as const
