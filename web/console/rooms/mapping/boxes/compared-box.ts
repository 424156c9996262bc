import type { BoxEdit } from '../grid/column.ts'
import type { Change, Condition } from '../program.ts'
import { compares } from '../words.ts'
import { limitsOf, sizesEdit } from './size-box.tsx'
import { valuesEdit, type Seen } from './values-box.tsx'

/** A cell that holds what a condition compares with, as many values as it takes; null where it compares with none. */
export function comparedEdit({
  when,
  ...how
}: {
  when: Condition
  values: readonly string[]
  seen: readonly Seen[]
  set: (values: string[]) => Change
  commit: (change: Change) => void
}): BoxEdit | null {
  if (!compares(when)) return null
  const limits = limitsOf(when)
  if (limits !== null) return sizesEdit({ limits, ...how })
  return valuesEdit({ label: 'Search the values, or write one', ...how })
}

/** What the cell asks for while it is empty. */
export function missingWords(when: Condition): string {
  const limits = limitsOf(when)
  if (limits === null) return 'Choose values'
  return limits === 2 ? 'From … to …' : 'Write a number or a day'
}
