import { parsePath, pathOf } from '../../../../src/mapping/core/source/path.ts'
import { sourceLabel } from '../../../../src/mapping/core/source/source-label.ts'

type Field = { path: string; label: string }

/** What a source is called, and where it stands if the data has others of this name: 'Billing' for `billing.company`. */
export function sourceName(
  path: string,
  fields: readonly Field[],
): { within: string | null; label: string } {
  const label = sourceLabel(path)
  const isAlone = fields.every((field) => field.label !== label || field.path === path)
  const within = isAlone ? null : withinOf(path)
  // What is picked from a list is called as it is there, whichever of its values is read.
  return { within: within === label ? null : within, label }
}

function withinOf(path: string): string | null {
  const parsed = parsePath(path)
  if (!('path' in parsed)) return null
  const last = parsed.path.findLastIndex(({ kind }) => kind === 'key')
  return last > 0 ? sourceLabel(pathOf(parsed.path.slice(0, last))) : null
}

/** A list of the source whose items hold several things each: `phones`, with `type` and `number`. */
export type SourceList = { path: string; label: string; holds: string[] }

/** The lists that hold the fields, in their order; those within lists too. */
export function sourceLists(fields: readonly Field[]): SourceList[] {
  const lists = new Map<string, SourceList>()
  for (const { path } of fields) {
    const end = path.lastIndexOf('[].')
    if (end === -1) continue
    const list = path.slice(0, end)
    const known = lists.get(list) ?? { path: list, label: sourceLabel(list), holds: [] }
    lists.set(list, { ...known, holds: [...known.holds, path.slice(end + '[].'.length)] })
  }
  return [...lists.values()]
}
