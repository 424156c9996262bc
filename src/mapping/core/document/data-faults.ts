/** What is wrong with data whatever it means: where (keys and places in lists, from the top) and what. */
type DataFault = { path: (string | number)[]; text: string }

/** As many faults of one document are told as anybody mends at a time. */
export const mostFaults = 20

/**
 * What no document holds, whatever its form: texts that a database cannot store, groups within groups without end, and
 * more than anybody fills in. What an alias repeats counts each time.
 */
export function dataFaults(data: unknown): DataFault[] {
  const faults: DataFault[] = []
  let values = 0
  // False where looking on is of no use.
  const look = (value: unknown, path: DataFault['path']): boolean => {
    values += 1
    if (values > mostValues || path.length > deepest) {
      faults.unshift({ path: path.slice(0, 3), text: path.length > deepest ? tooDeep : tooMuch })
      return false
    }
    const text = typeof value === 'string' ? textFault(value) : null
    if (text) faults.push({ path, text })
    if (faults.length >= mostFaults) return false
    if (typeof value !== 'object' || value === null) return true
    if (Array.isArray(value)) return value.every((entry, at) => look(entry, [...path, at]))
    const keys = Object.keys(value)
    if (keys.length > mostKeys) {
      faults.push({
        path,
        text: `has ${keys.length.toLocaleString('en')} keys; no group has so many`,
      })
      return true
    }
    const poison = keys.find((key) => isPoison(key, value))
    if (poison !== undefined) {
      faults.push({ path, text: `has the key '${poison}', which programs take for something else` })
      return true
    }
    return Object.entries(value).every(([key, entry]) => look(entry, [...path, key]))
  }
  look(data, [])
  return faults.slice(0, mostFaults)
}

const deepest = 50
const mostValues = 200_000
const mostKeys = 1_000
const tooDeep = 'is nested too deeply for a mapping document'
const tooMuch = `holds more than ${mostValues.toLocaleString('en')} values with what stands before it; shorten the document`

/** Keys by which JSON could change what every object is; no request may hold them, so a document that does could not be saved again. */
function isPoison(key: string, group: object): boolean {
  if (key === '__proto__') return true
  const inner: unknown =
    key === 'constructor' ? Object.getOwnPropertyDescriptor(group, key)?.value : null
  return typeof inner === 'object' && inner !== null && Object.hasOwn(inner, 'prototype')
}

/** PostgreSQL stores no NUL, and UTF-8 has no half of a surrogate pair. */
function textFault(text: string): string | null {
  const nul = text.indexOf('\0')
  if (nul !== -1) return `has a NUL character (U+0000) at place ${nul + 1}; delete it`
  if (text.isWellFormed()) return null
  return 'has half of a character (a surrogate without its pair); write it anew'
}
