import { countOf } from '../../../ui/figures.ts'
import type { Run } from '../project/queries.ts'

/** "4,753 created, 2 suspended." or "0 changes: nothing was written." */
export function writtenSaid({ written, planned }: Pick<Run, 'written' | 'planned'>): string {
  const parts = [
    [written?.created ?? 0, 'created'],
    [written?.updated ?? 0, 'updated'],
    [written?.restored ?? 0, 'restored'],
    [written?.suspended ?? 0, 'suspended'],
    [planned.end, 'no longer known by this source'],
  ] as const
  const told = parts.filter(([count]) => count > 0)
  if (told.length === 0) return '0 changes: nothing was written to anybody.'
  return `${told.map(([count, done]) => countOf(count, done, done)).join(', ')}.`
}
