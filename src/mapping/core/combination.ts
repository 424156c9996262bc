/** What a person becomes who has several registrations, tickets or codes; made by the compiler from the user types tab. */
export type Combination = {
  combine: 'union' | 'highest' | 'first'
  /** The platform's user types, the highest first. */
  rank: readonly string[]
  /** For 'first': what each row gives, in the order of the rows, without what everybody gets. */
  precedence: readonly (readonly string[])[]
  /** User types that everybody gets besides. */
  everybody: readonly string[]
}

/** The user types of one person, in order of rank, from the sets that the rows (or the person's records) give. */
export function combineUserTypes(
  combination: Combination,
  sets: readonly (readonly string[])[],
): string[] {
  const own = sets.map((set) => withoutEverybody(combination, set)).filter((set) => set.length > 0)
  return byRank(combination.rank, [...combination.everybody, ...kept(combination, own)])
}

export function withoutEverybody(
  { everybody }: Pick<Combination, 'everybody'>,
  set: readonly string[],
): string[] {
  return set.filter((userType) => !everybody.includes(userType))
}

function kept({ combine, rank, precedence }: Combination, sets: string[][]): string[] {
  if (combine === 'union') return sets.flat()
  if (combine === 'highest') return byRank(rank, sets.flat()).slice(0, 1)
  if (sets.length < 2) return sets.flat()
  const place = (set: string[]) => {
    const found = precedence.findIndex((row) => sameSet(row, set))
    return found === -1 ? precedence.length : found
  }
  return sets.toSorted((a, b) => place(a) - place(b))[0] ?? []
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
