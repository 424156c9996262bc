import { countOf } from '../../../ui/figures.ts'
import type { Counts } from '../project/queries.ts'

/** How many people a plan writes to. */
export const changesOf = ({ create, update, suspend, restore, end }: Counts) =>
  create + update + suspend + restore + end

/** "4,753 people are created, 2 suspended". */
export function changesSaid({ create, update, restore, suspend, end }: Counts): string {
  const parts = [
    [create, 'created'],
    [update, 'updated'],
    [restore, 'restored'],
    [suspend, 'suspended'],
    [end, 'no longer known by this source'],
  ] as const
  const told = parts.filter(([count]) => count > 0)
  return told
    .map(([count, done], index) =>
      index === 0
        ? `${countOf(count, 'person is', 'people are')} ${done}`
        : countOf(count, done, done),
    )
    .join(', ')
}
