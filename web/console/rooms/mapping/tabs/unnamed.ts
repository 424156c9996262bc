import { fold } from '../../../../../src/mapping/core/value.ts'

/** Of the values that were seen, those that no row names as the document stands now, an answer or not. */
export function unnamed<Seen extends { value: string }>(
  seen: readonly Seen[],
  rows: readonly { from: readonly string[] }[],
  ignored: readonly string[] = [],
): Seen[] {
  const named = new Set([...ignored, ...rows.flatMap(({ from }) => from)].map(fold))
  return seen.filter(({ value }) => !named.has(fold(value)))
}
