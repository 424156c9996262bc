import { didYouMean } from '../nearest.ts'
import type { PlatformModel } from '../platform-model.ts'
import type { Problem } from '../problem.ts'

type Place = Pick<Problem, 'tab' | 'row' | 'column'>

/** A sentence where the platform has no such thing: "'spekaer' is not a user type of the platform; did you mean …?" */
export function unknownKey(
  kind: 'user type' | 'tag' | 'group' | 'access level' | 'field',
  key: string,
  known: readonly { key: string }[],
): string | null {
  if (known.some((candidate) => candidate.key === key)) return null
  const hint = didYouMean(
    key,
    known.map((candidate) => candidate.key),
  )
  return `'${key}' is not ${articles[kind]} ${kind} of the platform${hint === '' ? '.' : hint}`
}

/** A sentence where the platform has no such user type. */
export function unknownUserType(key: string, model: PlatformModel): string | null {
  return unknownKey('user type', key, model.userTypes)
}

/** Each key that the platform does not have is a problem of its own. */
export function unknownKeys(
  kind: Parameters<typeof unknownKey>[0],
  keys: readonly string[],
  known: readonly { key: string }[],
  place: Place,
): Problem[] {
  return keys.flatMap((key) => {
    const text = unknownKey(kind, key, known)
    return text === null ? [] : [{ severity: 'problem' as const, ...place, text }]
  })
}

const articles = {
  'user type': 'a',
  tag: 'a',
  group: 'a',
  'access level': 'an',
  field: 'a',
}
