import type { MappingDocument } from '../../../../../src/mapping/core/document.ts'
import { tab } from '../edit-rows.ts'
import { useRoom } from '../room-context.ts'

type Key = Exclude<keyof MappingDocument, 'format'>

/** A tab that is one thing: what it says, and how parts of it are said otherwise; null where it is only read. */
export function useTab<K extends Key>(
  key: K,
): [MappingDocument[K], ((more: Partial<MappingDocument[K]>) => void) | null] {
  const { program, edit } = useRoom()
  const set =
    edit &&
    ((more: Partial<MappingDocument[K]>) =>
      // What is written letter by letter is one step as long as it is the same part.
      edit(
        tab(key, (before) => ({ ...before, ...more })),
        `${key} ${Object.keys(more).join(' ')}`,
      ))
  return [program.document[key], set]
}
