/** What of a JSON value holds a text, in a key or a value, without regard to case; undefined where nothing does. */
export function narrow(value: unknown, text: string): unknown {
  const wanted = text.trim().toLowerCase()
  return wanted === '' ? value : narrowed(value, wanted)
}

function narrowed(value: unknown, wanted: string): unknown {
  if (typeof value !== 'object' || value === null) return holds(value, wanted) ? value : undefined
  const found = Object.entries(value).flatMap(([key, inner]): [string, unknown][] => {
    if (!Array.isArray(value) && key.toLowerCase().includes(wanted)) return [[key, inner]]
    const part = narrowed(inner, wanted)
    return part === undefined ? [] : [[key, part]]
  })
  if (found.length === 0) return undefined
  return Array.isArray(value) ? found.map(([, inner]) => inner) : Object.fromEntries(found)
}

const holds = (value: unknown, wanted: string) => String(value).toLowerCase().includes(wanted)
