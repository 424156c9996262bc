/**
 * The form in which names are searched and sorted: case, accents, points and ways of composing a letter are gone, and
 * what is neither letter nor digit parts words. Applied to what is stored and to what is typed, in every script.
 *
 * Only marks that are left out when typing are dropped: diacritics, Hebrew points, Arabic vowel signs, what only joins.
 * The vowel signs of Devanagari, Thai and their like are letters, and the voiced kana differ from the plain ones.
 */
export function foldForSearch(text: string): string {
  const lower = text.toLowerCase()
  if (plain.test(lower)) return lower
  return lower
    .replace(apostrophes, '')
    .normalize('NFKD')
    .replace(droppedMarks, '')
    .replace(undecomposed, (letter) => plainLetters[letter] ?? letter)
    .normalize('NFC')
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
  /[[\p{Mn}&&[\p{sc=Inherited}\p{sc=Hebrew}\p{sc=Arabic}]]--[\u3099\u309a]]|[\p{Cf}\u0640]/gv
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
