// Places in an answer, as people write them (`meta.next`) and as a form holds them (['meta', 'next']).
import { parsePath, pathOf } from '../../../../src/mapping/core/source/path.ts'

export function writePlace(keys: readonly string[]): string {
  return pathOf(keys.map((key) => ({ kind: 'key', key })))
}

/** Empty for an empty text; null where it can't be read as a place. */
export function readPlace(text: string): string[] | null {
  if (text.trim() === '') return []
  const parsed = parsePath(text.trim())
  if (!('path' in parsed)) return null
  const keys = parsed.path.flatMap((segment) => (segment.kind === 'key' ? [segment.key] : []))
  return keys.length === parsed.path.length ? keys : null
}
