import { compilePath } from '../source/path.ts'
import { isGroup, type Value } from './kind.ts'

/**
 * Reads a field of a group as a path does: own fields only, whichever way a letter is composed. Undefined for what is
 * no group: the objects behind a time or a list are not to be reached.
 */
export function readMember(key: string): (value: Value) => Value | undefined {
  // A path hands on what it finds and looks no further, so it does as well for a group that holds times.
  const read = compilePath([{ kind: 'key', key }]) as (value: Value) => Value | undefined
  return (value) => (isGroup(value) ? read(value) : undefined)
}
