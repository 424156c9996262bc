import type { Problem } from '../problem.ts'

/** A last day before the first: nothing ever applies. */
export function checkDays(
  { from, until }: { from: string | null; until: string | null },
  place: Pick<Problem, 'tab' | 'row'>,
): Problem[] {
  if (from === null || until === null || from <= until) return []
  const text = `The last day (${until}) is before the first (${from}), so this never applies; exchange the two.`
  return [{ severity: 'problem', ...place, column: 'until', text }]
}
