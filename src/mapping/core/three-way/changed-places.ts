import type { Conflict } from './programs.ts'

type Spot = Pick<Conflict, 'tab' | 'path'>

/** A place that was changed, and the name of who did it. */
export type ChangedPlace = Spot & { by: string }

/**
 * Who changed a place last: itself, what it is in, or something in it. Null where nobody is known to have.
 * @param changes the newest first.
 */
export function whoChanged(changes: readonly ChangedPlace[], { tab, path }: Spot): string | null {
  const meets = (other: readonly string[]) =>
    path.slice(0, other.length).every((step, at) => step === other[at])
  return changes.find((change) => change.tab === tab && meets(change.path))?.by ?? null
}
