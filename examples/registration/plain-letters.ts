/** Letters that Unicode does not take apart into a plain letter and a mark. */
const WHOLE_LETTERS: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  ø: 'o',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  đ: 'd',
  ı: 'i',
}

/** `Łęcka` → `lecka`, `van 't Veer` → `vantveer`, `Byrne-Walsh` → `byrne-walsh`. */
export function plainLetters(written: string): string {
  return written
    .toLowerCase()
    .replace(/[ßæøðþłđı]/g, (letter) => WHOLE_LETTERS[letter] ?? letter)
    .normalize('NFD')
    .replace(/[^a-z0-9-]/g, '')
}
