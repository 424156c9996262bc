// Names that the document and the platform go by, made from what a person writes.

/** A stable row id from a name, different from all that are taken: `country-names-2`. */
export function rowId(name: string, taken: readonly string[]): string {
  return unique(ascii(name, '-').slice(0, 40) || 'row', '-', taken)
}

/** A platform key from a label, different from all that are taken: `arrival_date`. */
export function modelKey(label: string, taken: readonly string[]): string {
  const plain = ascii(label, '_').replace(/^[^a-z]+/u, '')
  return unique(plain.slice(0, 50) || 'field', '_', taken)
}

/** Small letters, digits and the mark; letters with accents lose them, others go. */
function ascii(text: string, mark: '-' | '_'): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f'’]/gu, '')
    .replace(/[^a-z0-9]+/gu, mark)
    .replace(/^[-_]+|[-_]+$/gu, '')
}

function unique(base: string, mark: '-' | '_', taken: readonly string[]): string {
  if (!taken.includes(base)) return base
  let number = 2
  while (taken.includes(`${base}${mark}${number}`)) number += 1
  return `${base}${mark}${number}`
}
