/**
 * The form in which names are searched and sorted: case, accents, points and ways of composing a letter are gone, and
 * what is neither letter nor digit parts words. Applied to what is stored and to what is typed, in every script.
 *
 * Only marks that a reader leaves out when typing are dropped: diacritics, Hebrew points, Arabic vowel signs. The vowel
 * signs of Devanagari, Thai and their like are letters, and the voiced kana differ from the plain ones.
 */
export function foldForSearch(text: string): string {
  const lower = text.toLowerCase()
  if (plain.test(lower)) return lower
  return lower
    .normalize('NFKD')
    .replace(droppedMarks, '')
    .replace(undecomposed, (letter) => plainLetters[letter] ?? letter)
    .normalize('NFC')
    .replace(apostrophes, '')
    .replace(betweenWords, ' ')
    .trim()
}

/** The words of a text, each once, in their order. */
export function searchWords(text: string): string[] {
  return [...new Set(foldForSearch(text).split(' '))].filter(Boolean)
}

/** The longest beginning that fits in so many bytes of UTF-8, with no character torn apart. */
export function cutToBytes(text: string, bytes: number): string {
  const encoded = Buffer.from(text)
  if (encoded.length <= bytes) return text
  let end = bytes
  // A continuation byte (10xxxxxx) belongs to the character before it.
  while (((encoded[end] ?? 0) & 0xc0) === 0x80) end -= 1
  return encoded.toString('utf8', 0, end)
}

/** Most names need none of it, and are a sync's hot path. */
const plain = /^[a-z0-9]+(?: [a-z0-9]+)*$/u
const droppedMarks =
  /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]/gu
const apostrophes = /['’‘ʼʻ`´]/gu
const betweenWords = /[^\p{L}\p{M}\p{N}]+/gu

/** Latin letters that Unicode gives no decomposition, as people without that keyboard write them. */
const plainLetters: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
  ŋ: 'n',
  ŧ: 't',
  ə: 'e',
}
const undecomposed = new RegExp(`[${Object.keys(plainLetters).join('')}]`, 'gu')
