// A record of a real person made into one of nobody: it keeps its shape, and names, addresses and phone numbers change.
import type { MappingDocument } from '../../../../src/mapping/core/document.ts'
import { compileTextPath } from '../../../../src/mapping/core/source/path.ts'
import { asText, isBlank, listItems } from '../../../../src/mapping/core/values/value.ts'
import type { Json } from '../../../../src/mapping/core/record.ts'

type Fields = Record<string, unknown>

/** What the record holds where the document reads somebody's name, address or phone number. */
export function personalTexts(record: Fields, { fields, identity }: MappingDocument): string[] {
  // Where an id is looked up the name stands elsewhere, and the id must go on finding it.
  const rows = fields.rows.filter(
    ({ field, steps }) =>
      personal.has(field) && !steps.some(({ recipe }) => recipe === 'join by id'),
  )
  const sources = [...identity.email.sources, ...rows.flatMap((row) => row.sources)]
  return sources
    .filter((source) => !source.startsWith('cel:'))
    .flatMap((source) => listItems(compileTextPath(source)(record as Json) ?? null))
    .flatMap((value) => (typeof value === 'object' ? leaves(value).filter(isPhone) : asText(value)))
    .filter((text) => !isBlank(text))
}

/** Everything that is written within an item of a list; what it is for, its recipe knows. */
function leaves(value: Json): string[] {
  if (typeof value !== 'object' || value === null) return [asText(value)]
  return Object.values(value).flatMap((inner: Json) => leaves(inner))
}

function isPhone(text: string): boolean {
  return /^[+\d][\d\s()./-]{5,}$/u.test(text.trim())
}

const personal = new Set(['given_name', 'family_name', 'display_name', 'email', 'phone'])

/**
 * The record with invented texts in place of these, wherever they stand in it, and of every e-mail address. The same
 * text becomes the same everywhere.
 * @param texts as the record holds them: names whole or in parts, addresses, phone numbers.
 */
export function invented(record: Fields, texts: readonly string[]): Fields {
  const replace = replacer(texts)
  const through = (value: unknown): unknown => {
    if (typeof value === 'string') return replace(value)
    if (Array.isArray(value)) return value.map(through)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, through(inner)]))
  }
  return through(record) as Fields
}

function replacer(texts: readonly string[]): (text: string) => string {
  const addresses = new Map<string, string>()
  const known = new Map<string, string>()
  for (const text of texts) {
    if (address.test(text)) continue
    if (isPhone(text)) known.set(text.trim(), '+1 202-555-0143')
    else for (const word of wordsOf(text)) nameWord(known, word)
  }
  const longestFirst = [...known.keys()].toSorted((a, b) => b.length - a.length).map(literally)
  const words =
    longestFirst.length === 0
      ? null
      : new RegExp(
          `(?<![\\p{L}\\p{M}\\d])(?:${longestFirst.join('|')})(?![\\p{L}\\p{M}\\d])`,
          'giu',
        )
  const find = new Map([...known].map(([text, made]) => [text.toLowerCase(), made]))
  return (text) => {
    const without = text.replace(everyAddress, (found) => {
      const name = found.toLowerCase()
      const before = addresses.get(name)
      const made = before ?? `test.person${addresses.size === 0 ? '' : `.${addresses.size + 1}`}`
      addresses.set(name, made)
      return `${made}@example.org`
    })
    return words
      ? without.replace(words, (found) => find.get(found.toLowerCase()) ?? found)
      : without
  }
}

const address = /[^\s@<>"']+@[^\s@<>"']+\.[^\s@<>"']+/u
const everyAddress = new RegExp(address.source, 'gu')

/** Words of a name; "de" and "van" tell nothing of anybody, and a number is no name. */
function wordsOf(name: string): string[] {
  return name.split(/[\s,]+/u).filter((word) => word.length >= 3 && /\p{L}/u.test(word))
}

function nameWord(known: Map<string, string>, word: string): void {
  const names = ['Robin', 'Sample', 'Noor', 'Harlow', 'Kim', 'Vale']
  const before = [...known.keys()].find((one) => one.toLowerCase() === word.toLowerCase())
  if (before === undefined) known.set(word, names[known.size % names.length] ?? 'Robin')
}

function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/gu, '\\$&')
}
