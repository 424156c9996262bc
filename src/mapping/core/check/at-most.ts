import type { Problem } from '../problem.ts'

/** Problems of one kind: the first few in full, and how many more there are, at the place of the next. */
export function atMost(most: number, more: (count: number) => string) {
  const shown: Problem[] = []
  let next: Problem | undefined
  let rest = 0
  return {
    /** @param make only called for one that is shown: looking for a hint costs time. */
    add(place: Omit<Problem, 'text'>, make: () => string): void {
      if (shown.length < most) shown.push({ ...place, text: make() })
      else {
        rest += 1
        next ??= { ...place, text: '' }
      }
    },
    found(): Problem[] {
      return next === undefined ? shown : [...shown, { ...next, text: more(rest) }]
    },
  }
}
