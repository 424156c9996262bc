import { compileCondition } from '../values/condition.ts'
import type { Json } from '../record.ts'
import { fold } from '../values/value.ts'
import type { Cell } from './cell.ts'
import { intervalOf, type Interval } from './interval.ts'

/** A condition as it is held against others: with its texts as they are compared. */
export type Asked = {
  when: Cell['when']
  values: readonly string[]
  named: ReadonlySet<string>
  meets: (value: Json) => boolean
  /** Null for a condition that is not of size. */
  interval: Interval | null
}

export function askedBy({ when, values }: Cell): Asked {
  const folded = values.map(fold)
  return {
    when,
    values: folded,
    named: new Set(folded),
    meets: compileCondition(when, values),
    interval: intervalOf({ when, values }),
  }
}

/** Met by a value for something that is in it, so that a list meets it if one of its items does. */
export function isPositive({ when }: Asked): boolean {
  return when !== 'is blank' && when !== 'is not one of'
}

export function isText({ when }: Asked): boolean {
  return when === 'starts with' || when === 'ends with' || when === 'contains'
}
