import { areas, partOfProgram, type Program } from '../document/area.ts'
import type { Conflict } from './programs.ts'
import { rowsOf } from './rows.ts'
import { isGroup, keysOf, partOf, same } from './same.ts'

type Spot = Pick<Conflict, 'tab' | 'path'>

/** A place that was changed, and the name of who did it. */
export type ChangedPlace = Spot & { by: string }

/** The cells that differ between two programs, and the rows that only one of them has. */
export function changedPlaces(before: Program, after: Program): Spot[] {
  return areas.flatMap((tab) =>
    changedPaths(partOfProgram(before, tab), partOfProgram(after, tab), []).map((path) => ({
      tab,
      path,
    })),
  )
}

function changedPaths(was: unknown, is: unknown, path: string[]): string[][] {
  if (same(was, is)) return []
  const [wasRows, isRows] = [rowsOf(was), rowsOf(is)]
  if (Array.isArray(was) && Array.isArray(is) && wasRows && isRows) {
    return [...new Set([...wasRows.keys(), ...isRows.keys()])].flatMap((row) =>
      changedPaths(wasRows.get(row), isRows.get(row), [...path, row]),
    )
  }
  if (!isGroup(was) || !isGroup(is)) return [path]
  return [...new Set([...keysOf(was), ...keysOf(is)])].flatMap((key) =>
    changedPaths(partOf(was, key), partOf(is, key), [...path, key]),
  )
}

/**
 * Who changed a place last: itself, what it is in, or something in it. Null where nobody is known to have.
 * @param changes the newest first.
 */
export function whoChanged(changes: readonly ChangedPlace[], { tab, path }: Spot): string | null {
  const meets = (other: readonly string[]) =>
    path.slice(0, other.length).every((step, at) => step === other[at])
  return changes.find((change) => change.tab === tab && meets(change.path))?.by ?? null
}
