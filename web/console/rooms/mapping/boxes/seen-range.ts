export type Seen = { value: string }

/** The least and the most of what was seen, where all of it is numbers, or all of it days; null where it is neither. */
export function seenRange(seen: readonly Seen[]): { least: string; most: string } | null {
  const texts = seen.map(({ value }) => value.trim()).filter(Boolean)
  if (texts.length === 0) return null
  const isNumber = texts.every((text) => Number.isFinite(Number(text)))
  const isDay = texts.every((text) => /^\d{4}-\d\d-\d\d/u.test(text))
  if (!isNumber && !isDay) return null
  const order = isNumber
    ? texts.toSorted((a, b) => Number(a) - Number(b))
    : texts.map((text) => text.slice(0, 10)).toSorted()
  const [least] = order
  const most = order.at(-1)
  return least === undefined || most === undefined ? null : { least, most }
}
