import { didYouMean } from '../values/nearest.ts'
import type { PlatformModel } from '../platform-model.ts'
import type { Problem } from '../problem.ts'

type Kind = 'user type' | 'tag' | 'group' | 'access level' | 'field'
type Known = readonly { key: string }[]

/** A sentence where the platform has no such thing: "'spekaer' is not a user type of the platform; did you mean …?" */
export function unknownKey(kind: Kind, key: string, known: Known): string | null {
  if (known.some((candidate) => candidate.key === key)) return null
  const keys = known.map((candidate) => candidate.key)
  return sentence(kind, key, didYouMean(key, keys))
}

/** A sentence where the platform has no such user type. */
export function unknownUserType(key: string, model: PlatformModel): string | null {
  return unknownKey('user type', key, model.userTypes)
}

/** Checks the keys of one kind, row by row: each that the platform does not have is a problem of its own. */
export function keysKnown(
  kind: Kind,
  known: Known,
): (keys: readonly string[], place: Pick<Problem, 'tab' | 'row' | 'column'>) => Problem[] {
  const all = new Set(known.map(({ key }) => key))
  // Comparing with every key is slow, and whoever has so many faults has one cause for them.
  let hints = 50
  return (keys, place) =>
    keys.flatMap((key) => {
      if (all.has(key)) return []
      hints -= 1
      const text = sentence(kind, key, hints < 0 ? '' : didYouMean(key, all))
      return [{ severity: 'problem' as const, ...place, text }]
    })
}

function sentence(kind: Kind, key: string, hint: string): string {
  const article = kind === 'access level' ? 'an' : 'a'
  return `'${key}' is not ${article} ${kind} of the platform${hint === '' ? '.' : hint}`
}
