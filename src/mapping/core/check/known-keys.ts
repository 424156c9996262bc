import { hinter, type Hint } from '../values/nearest.ts'
import type { Problem } from '../problem.ts'

type Kind = 'user type' | 'tag' | 'group' | 'access level' | 'field'
type Known = readonly { key: string }[]

/**
 * Checks the keys of one kind, row by row: each that the platform does not have is a problem of its own, such as
 * "'spekaer' is not a user type of the platform; did you mean 'speaker'?"
 */
export function keysKnown(
  kind: Kind,
  known: Known,
  hint: Hint = hinter(),
): (keys: readonly string[], place: Pick<Problem, 'tab' | 'row' | 'column'>) => Problem[] {
  const all = new Set(known.map(({ key }) => key))
  return (keys, place) =>
    keys.flatMap((key) =>
      all.has(key)
        ? []
        : [{ severity: 'problem' as const, ...place, text: sentence(kind, key, hint(key, all)) }],
    )
}

function sentence(kind: Kind, key: string, hint: string): string {
  const article = kind === 'access level' ? 'an' : 'a'
  return `'${key}' is not ${article} ${kind} of the platform${hint === '' ? '.' : hint}`
}
