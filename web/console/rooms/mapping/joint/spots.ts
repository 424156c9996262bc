import type { Tab } from '../../../../../src/mapping/core/document.ts'

/** A cell or a setting as its grid names it, and in words. */
export type Spot = { tab: Tab; list: string; row: string; column: string; words: string }

/** Where one stands. Apart from what the room draws: one runs through many cells. */
export type Spots = {
  now: () => Spot | null
  stand: (spot: Spot) => void
  subscribe: (listener: () => void) => () => void
}

export function createSpots(): Spots {
  let now: Spot | null = null
  const listeners = new Set<() => void>()
  return {
    now: () => now,
    stand(spot) {
      if (now && spotName(now) === spotName(spot)) return
      now = spot
      for (const listener of listeners) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

const spotName = ({ tab, list, row, column }: Spot) => JSON.stringify([tab, list, row, column])
