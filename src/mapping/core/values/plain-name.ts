/** A name as names of countries and languages are compared: letters alone, without case, accents, signs and spaces. */
export function plainName(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]|[^\p{L}\p{M}\p{N}]/gu, '')
}
