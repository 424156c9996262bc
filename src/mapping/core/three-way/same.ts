/** Whether two JSON values say the same. The order of keys has no meaning; undefined is what is not there. */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) || Array.isArray(b)) {
    return (
      Array.isArray(a) &&
      Array.isArray(b) &&
      a.length === b.length &&
      a.every((item, at) => same(item, b[at]))
    )
  }
  const keys = keysOf(a)
  return (
    keys.length === keysOf(b).length && keys.every((key) => same(partOf(a, key), partOf(b, key)))
  )
}

/** What a group itself holds under a key, whatever the key is called; undefined where it holds nothing. */
export function partOf(group: unknown, key: string): unknown {
  return typeof group === 'object' && group !== null && Object.hasOwn(group, key)
    ? (group as { [key: string]: unknown })[key]
    : undefined
}

export function keysOf(group: object): string[] {
  return Object.keys(group).filter((key) => partOf(group, key) !== undefined)
}

export function isGroup(value: unknown): value is { [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
