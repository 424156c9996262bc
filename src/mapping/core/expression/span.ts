/** A length of time, CEL's `duration`, exact to the millisecond. */
export class Span {
  readonly milliseconds: number

  constructor(milliseconds: number) {
    this.milliseconds = milliseconds
  }

  /** In seconds, as CEL writes it: '5400s'. */
  toString(): string {
    return `${this.milliseconds / 1000}s`
  }
}

/** Reads '1h30m', '-90s', '1.5h': numbers with h, m, s or ms. Null where the text is no length of time. */
export function parseSpan(text: string): Span | null {
  const written = /^([+-]?)((?:\d{1,9}(?:\.\d{1,9})?(?:h|ms|m|s)){1,8})$/u.exec(text)
  if (written === null) return null
  let milliseconds = 0
  for (const part of written[2]?.matchAll(/([\d.]+)(h|ms|m|s)/gu) ?? [])
    milliseconds += Number(part[1]) * (units.get(part[2] ?? '') ?? 0)
  return new Span(Math.trunc(written[1] === '-' ? -milliseconds : milliseconds))
}

const units = new Map([
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1000],
  ['ms', 1],
])
