import type { Tab } from '../../../../../src/mapping/core/document.ts'

/** A cell or a setting as its grid names it, and in words. */
export type Spot = { tab: Tab; list: string; row: string; column: string; words: string }

/** What is open: a tab, and of one that has several of a kind (content types) which. */
export type Open = { tab: Tab; within: string | null }

/** Where one is. Apart from what the room draws: one runs through many cells. */
export type Spots = ReturnType<typeof createSpots>

export function createSpots(first: Open) {
  let open = first
  let spot: Spot | null = null
  const listeners = new Set<() => void>()
  const tell = () => {
    for (const listener of listeners) listener()
  }
  return {
    /** The cell in which one stands, or stood last, in what is open. */
    now: () => spot,
    stand: (next: Spot): void => {
      if (spot && cellOf(spot) === cellOf(next)) return
      spot = next
      tell()
    },
    open: (next: Open): void => {
      open = next
      if (spot?.tab !== next.tab) spot = null
      tell()
    },
    /** As others are told of it. */
    place: () => ({
      tab: open.tab,
      list: spot && listIn(open, spot.list),
      row: spot?.row ?? null,
      column: spot?.column ?? null,
    }),
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
  }
}

export const listIn = ({ within }: Open, list: string) => (within ? `${within}/${list}` : list)

const cellOf = ({ tab, list, row, column }: Spot) => JSON.stringify([tab, list, row, column])
