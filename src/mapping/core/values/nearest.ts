/**
 * The candidate that a mistyped word most likely meant; null where none is near: a third of the letters may differ. Of
 * very many candidates only the first are looked at.
 */
export function nearest(word: string, candidates: Iterable<string>): string | null {
  const typed = word.slice(0, longest).toLowerCase()
  let best: { candidate: string; distance: number } | null = null
  let left = mostSteps
  for (const candidate of candidates) {
    const limit = Math.max(1, Math.floor(Math.max(typed.length, candidate.length) / 3))
    if (Math.abs(typed.length - candidate.length) > limit || candidate.length > longest) continue
    left -= typed.length * candidate.length
    if (left < 0) break
    const found = distance(typed, candidate.toLowerCase())
    if (found <= limit && found < (best?.distance ?? Infinity))
      best = { candidate, distance: found }
  }
  return best === null ? null : best.candidate
}

/** '; did you mean 'x'?' where there is one, ready to end a sentence. What is right elsewhere is no hint here. */
export function didYouMean(word: string, candidates: Iterable<string>): string {
  const found = nearest(word, candidates)
  return found === null || found === word ? '' : `; did you mean '${found}'?`
}

export type Hint = typeof didYouMean

/** `didYouMean` for many words: whoever has so many faults has one cause for them, and each hint costs time. */
export function hinter(): Hint {
  let left = mostHints
  return (word, candidates) => {
    left -= 1
    return left < 0 ? '' : didYouMean(word, candidates)
  }
}

const mostHints = 30

/** Words beyond this are not compared: the time grows with the square. */
const longest = 200
/** Letters held against letters: about a millisecond, and a thousand candidates of ordinary length. */
const mostSteps = 200_000

/** Levenshtein's distance: how many letters must be put in, taken out or changed. Its time grows with the product of the lengths. */
export function distance(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row += 1) {
    const line = [row]
    for (let column = 1; column <= b.length; column += 1) {
      const changed = (above[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1)
      line.push(Math.min(changed, (above[column] ?? 0) + 1, (line[column - 1] ?? 0) + 1))
    }
    above = line
  }
  return above[b.length] ?? 0
}
