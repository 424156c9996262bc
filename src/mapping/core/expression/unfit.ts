import { failed, type Outcome } from './frame.ts'
import { isNumeric, kindOf, kindWords, type KnownKind, type Value } from './kind.ts'

/** An operator that cannot take these values. With null it is blank: the source has nothing there. */
export function unfit(sign: string, a: Value, b: Value): Outcome {
  return a === null || b === null ? undefined : failed(unfitText(sign, kindOf(a), kindOf(b)))
}

/** "'+' cannot take a text and a number; string(…) makes a text of a number". */
export function unfitText(sign: string, a: KnownKind, b: KnownKind): string {
  if (sign === 'in') return `'in' looks in a list, not in ${words(b)}`
  const mixed = (a === 'text' && isNumeric(b)) || (isNumeric(a) && b === 'text')
  return `'${sign}' cannot take ${words(a)} and ${words(b)}${mixed ? hintFor(sign) : ''}`
}

function words(kind: KnownKind): string {
  return kind === 'any' ? 'another value' : kindWords[kind]
}

function hintFor(sign: string): string {
  return sign === '+'
    ? '; string(…) makes a text of a number'
    : '; double(…) makes a number of a text'
}
