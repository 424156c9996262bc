import type { Bridge } from '../project/queries.ts'
import type { Term } from './search.ts'

/** One line of the count bridge: what is taken away, and between which counts its bar stands. */
export type BridgeStep = {
  key: string
  kind: 'total' | 'left out' | 'held' | 'duplicates' | 'people'
  label: string
  count: number
  /** The bar's ends, in records of the total. */
  from: number
  to: number
  /** The people to open; null for those whom the plan's own list of the held holds. */
  term: Term | null
  /** An example, where the label stands for several reasons. */
  example?: string
}

type Taken = Omit<BridgeStep, 'from' | 'to'>

/** Source total − left out by each rule − held − duplicates = people expected, line by line. */
export function bridgeSteps(bridge: Bridge, source: string): BridgeStep[] {
  let left = bridge.total
  const taken = takenAway(bridge)
    .filter(({ count }) => count > 0)
    .map((step) => {
      const to = left
      left -= step.count
      return { ...step, from: left, to }
    })
  return [
    {
      key: 'total',
      kind: 'total',
      label: `Records in ${source}`,
      count: bridge.total,
      from: 0,
      to: bridge.total,
      term: { term: 'all' },
    },
    ...taken,
    {
      key: 'people',
      kind: 'people',
      label: 'People expected',
      count: bridge.people,
      from: 0,
      to: bridge.people,
      term: { term: 'included' },
    },
  ]
}

function takenAway(bridge: Bridge): Taken[] {
  return [
    {
      key: 'without id',
      kind: 'left out',
      label: 'Entries without an id',
      count: bridge.withoutId,
      term: { term: 'withoutId' },
    },
    ...bridge.leftOut.map(({ label, row, count }): Taken => ({
      key: `left out ${row.tab} ${row.row}`,
      kind: 'left out',
      label,
      count,
      term: { term: 'leftOut', ...row },
    })),
    ...bridge.held.map(({ label, row, code, value, count, example }): Taken => ({
      key: `held ${row.tab} ${row.row} ${row.column ?? ''} ${code} ${value ?? ''}`,
      kind: 'held',
      label,
      count,
      term: { term: 'held', ...row, code, ...(value !== null && { value }) },
      ...(value === null && { example }),
    })),
    {
      key: 'duplicates',
      kind: 'duplicates',
      label: 'Further records of the same people',
      count: bridge.duplicates,
      term: { term: 'duplicates' },
    },
    {
      key: 'joined',
      kind: 'held',
      label: 'Unclear who they are here',
      count: bridge.heldWhenJoined,
      term: null,
    },
  ]
}
