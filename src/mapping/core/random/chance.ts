/** Chance that comes out the same for the same seed. */
export type Chance = {
  /** From 0 up to, but without, 1. */
  next: () => number
  /** A whole number from 0 up to, but without, `below`. */
  below: (below: number) => number
  one: <Item>(items: readonly Item[]) => Item
}

/** Mulberry32, in the public domain: small, quick and even enough for trying things out. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (limit: number) => Math.floor(next() * limit)
  return {
    next,
    below,
    one: <Item>(items: readonly Item[]): Item => {
      const item = items[below(items.length)]
      if (item === undefined) throw new Error('There is nothing to choose from.')
      return item
    },
  }
}
