/**
 * What stands for a name without a photo: the first letters of its first and last word, without titles.
 * Chinese, Japanese and Korean names give their first character.
 */
export function initialsOf(name: string): string {
  const words = name
    .split(/[\s,]+/u)
    .map((word) => word.replace(/^[^\p{L}\p{N}]+/u, ''))
    .filter((word) => word && !word.endsWith('.'))
  const first = letterOf(words[0])
  if (/^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(first)) {
    return first
  }
  return `${first}${words.length > 1 ? letterOf(words.at(-1)) : ''}`.toLocaleUpperCase()
}

const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** A whole letter as people see it: with its marks. */
function letterOf(word = ''): string {
  for (const { segment } of letters.segment(word)) return segment
  return ''
}
