/** Chance that comes out the same for the same seed, on every machine. */
export type Random = {
  /** At least 0, less than 1. */
  fraction(): number
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number
  /** True in `percent` of 100 cases. */
  chance(percent: number): boolean
  pick<Item>(list: readonly Item[]): Item
  /** A shuffled copy. */
  shuffled<Item>(list: readonly Item[]): Item[]
  /** Characters drawn from an alphabet. */
  code(alphabet: string, length: number): string
}

/** Marsaglia, "Xorshift RNGs", Journal of Statistical Software 8 (2003): the 32-bit generator 13/17/5. */
export function seededRandom(seed: number): Random {
  // Multiplying by the golden ratio spreads neighbouring seeds apart; the generator must not start at zero.
  let state = Math.imul(seed + 1, 0x9e3779b1) || 1

  function fraction(): number {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }

  function below(limit: number): number {
    return Math.floor(fraction() * limit)
  }

  function pick<Item>(list: readonly Item[]): Item {
    const item = list[below(list.length)]
    if (item === undefined) throw new Error('Cannot pick from an empty list.')
    return item
  }

  return {
    fraction,
    between: (least, most) => least + below(most - least + 1),
    chance: (percent) => fraction() * 100 < percent,
    pick,
    shuffled: (list) =>
      list
        .map((item) => ({ item, rank: fraction() }))
        .sort((a, b) => a.rank - b.rank)
        .map(({ item }) => item),
    code: (alphabet, length) =>
      Array.from({ length }, () => alphabet[below(alphabet.length)]).join(''),
  }
}

/**
 * Removes up to `count` items that fit from a list, front first, and returns them: what is taken
 * for one purpose cannot be taken for another.
 */
export function take<Item>(
  from: Item[],
  count: number,
  fits: (item: Item) => boolean = () => true,
): Item[] {
  const taken: Item[] = []
  let kept = 0
  for (const item of from) {
    if (taken.length < count && fits(item)) taken.push(item)
    else from[kept++] = item
  }
  from.length = kept
  return taken
}
