/** What a person becomes who has several registrations, tickets or codes; made by the compiler from the user types tab. */
export type Combination = {
  combine: 'union' | 'highest' | 'first'
  /** The platform's user types, the highest first. */
  rank: readonly string[]
  /** For 'first': what each row gives, in the order of the rows, without what everybody gets. */
  precedence: readonly (readonly string[])[]
  /** Ids of the access codes that give user types: for 'first' they go before all rows, being the more particular. */
  granting: ReadonlySet<string>
  /** User types that everybody gets besides. */
  everybody: readonly string[]
}

/**
 * The user types of one person, in order of rank, from the sets that the rows (or the person's records) give, and from
 * those that access codes had a part in.
 */
export function combineUserTypes(
  combination: Combination,
  sets: readonly (readonly string[])[],
  granted: readonly (readonly string[])[],
): string[] {
  return byRank(combination.rank, [
    ...combination.everybody,
    ...kept(combination, own(combination, sets), own(combination, granted)),
  ])
}

export function withoutEverybody(
  { everybody }: Pick<Combination, 'everybody'>,
  set: readonly string[],
): string[] {
  return set.filter((userType) => !everybody.includes(userType))
}

function own(combination: Combination, sets: readonly (readonly string[])[]): string[][] {
  return sets.map((set) => withoutEverybody(combination, set)).filter((set) => set.length > 0)
}

function kept(
  { combine, rank, precedence }: Combination,
  sets: string[][],
  granted: string[][],
): string[] {
  const all = granted.length === 0 ? sets : [...sets, ...granted]
  if (combine === 'union') return all.flat()
  if (combine === 'highest') return byRank(rank, all.flat()).slice(0, 1)
  if (all.length < 2) return all.flat()
  const firstOf = (some: string[][], place: (set: string[]) => number) =>
    some.toSorted((a, b) => place(a) - place(b))[0] ?? []
  if (granted.length > 0) return firstOf(granted, (set) => highest(rank, set))
  return firstOf(sets, (set) => {
    const found = precedence.findIndex((row) => sameSet(row, set))
    return found === -1 ? precedence.length : found
  })
}

/** The place in rank of the highest of these; behind all others where the platform knows none of them. */
function highest(rank: readonly string[], userTypes: readonly string[]): number {
  const found = rank.findIndex((userType) => userTypes.includes(userType))
  return found === -1 ? rank.length : found
}

/** Each once; what the platform does not know comes last, in alphabetical order. */
function byRank(rank: readonly string[], userTypes: string[]): string[] {
  const known = rank.filter((userType) => userTypes.includes(userType))
  const unknown = userTypes.filter((userType) => !rank.includes(userType))
  return [...known, ...new Set(unknown.toSorted())]
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.every((item) => b.includes(item)) && b.every((item) => a.includes(item))
}
