import { compileConversion } from '../values/conversion.ts'
import { countryCode } from '../values/country-names.ts'
import type { FieldDefinition } from '../platform-model.ts'
import { Hold } from '../hold.ts'
import { expressionIn } from '../expression/mark.ts'
import type { Json } from '../record.ts'
import { compileSource } from '../source/source.ts'
import { compileTemplate, parseTemplate, type Piece } from '../values/text-template.ts'
import { asText, type FieldValue } from '../values/value.ts'
import { readItems } from './items.ts'

/** What a row writes into one field. */
export type Setting = {
  field: FieldDefinition
  /** The value, from the record and what the field had so far. */
  write: (record: Json, before: FieldValue) => FieldValue | Hold
  /** The sources that it reads. */
  paths: readonly string[]
  /** It writes the same for every record. */
  isFixed: boolean
}

/**
 * Compiles the text of a 'set' cell: `{path}` stands for what the record holds there (alone, with its type), `{}` for
 * what the field had so far, `{{` and `}}` for braces; the word blank empties the field, a text in quotation marks
 * stands without them, and an expression is calculated. Null for an empty cell, which sets nothing.
 */
export function compileSetting(text: string, field: FieldDefinition): Setting | null {
  const content = contentOf(text)
  if (content === '') return null
  const convert = conversionFor(field)
  if (content === null) return { field, paths: [], isFixed: true, write: () => null }
  const pieces = parseTemplate(content)
  const paths = settingPaths(text)
  const alone = readAlone(content, pieces)
  if (alone !== null) {
    const read = compileSource(alone)
    return {
      field,
      paths,
      isFixed: false,
      write: (record) => {
        const value = read(record) ?? null
        return value instanceof Hold ? value : convert(value)
      },
    }
  }
  const compose = compileTemplate(content, 'leave a gap')
  if (pieces.every(({ kind }) => kind === 'text')) {
    const whole = compose(null, null)
    const value = whole instanceof Hold ? whole : convert(whole)
    return { field, paths, isFixed: true, write: () => value }
  }
  return {
    field,
    paths,
    isFixed: false,
    write: (record, before) => {
      const whole = compose(before, record)
      // A place that is blank leaves no gap at either end.
      return whole instanceof Hold ? whole : convert(asText(whole).trim())
    },
  }
}

/** As for every field; but no recipe stands before it here, so a country may be called by its name. */
function conversionFor(field: FieldDefinition): (value: Json) => FieldValue | Hold {
  const convert = compileConversion(field, 'reject')
  if (field.type !== 'country') return convert
  return (value) => {
    const code = typeof value === 'string' ? countryCode(value) : null
    const converted = convert(code ?? value)
    if (!(converted instanceof Hold)) return converted
    return new Hold(converted.code, converted.was, 'not the name or the code of a country')
  }
}

/** The sources that the text of a 'set' cell names. */
export function settingPaths(text: string): string[] {
  const content = contentOf(text) ?? ''
  if (expressionIn(content) !== null) return [content]
  return parseTemplate(content).flatMap((piece) => (piece.kind === 'path' ? [piece.path] : []))
}

/** The template that the cell holds; null for the word blank. */
export function contentOf(text: string): string | null {
  const plain = text.trim()
  if (plain.toLowerCase() === 'blank') return null
  const items = plain.startsWith('"') ? readItems(plain) : []
  if ('problem' in items || items.length !== 1 || items[0]?.quoted !== true) return plain
  return items[0].text
}

/** A source that is all there is, so that its value keeps its type. */
function readAlone(content: string, pieces: readonly Piece[]): string | null {
  if (expressionIn(content) !== null) return content
  const [only] = pieces
  return pieces.length === 1 && only?.kind === 'path' ? only.path : null
}
