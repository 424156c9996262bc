import { compileConversion } from '../conversion.ts'
import type { FieldDefinition } from '../platform-model.ts'
import { Hold } from '../hold.ts'
import { compileTextPath } from '../path.ts'
import type { Json } from '../record.ts'
import { compileTemplate, parseTemplate } from '../text-template.ts'
import { asText, type FieldValue } from '../value.ts'
import { readItems } from './items.ts'

/** What a row writes into one field. */
export type Setting = {
  field: FieldDefinition
  /** The value, from the record and what the field had so far. */
  write: (record: Json, before: FieldValue) => FieldValue | Hold
  /** The places in the record that it reads. */
  paths: readonly string[]
}

/**
 * Compiles the text of a 'set' cell: `{path}` stands for what the record holds there (alone, with its type), `{}` for
 * what the field had so far, `{{` and `}}` for braces; the word blank empties the field, and a text in quotation marks
 * stands without them. Null for an empty cell, which sets nothing.
 */
export function compileSetting(text: string, field: FieldDefinition): Setting | null {
  const content = contentOf(text)
  if (content === '') return null
  const convert = compileConversion(field, 'reject')
  if (content === null) return { field, paths: [], write: () => null }
  const pieces = parseTemplate(content)
  const paths = pathsIn(pieces)
  const [only] = pieces
  if (pieces.length === 1 && only?.kind === 'path') {
    const read = compileTextPath(only.path)
    return { field, paths, write: (record) => convert(read(record) ?? null) }
  }
  const compose = compileTemplate(content, 'leave a gap')
  if (pieces.every(({ kind }) => kind === 'text')) {
    const whole = compose(null, null)
    const value = whole instanceof Hold ? whole : convert(whole)
    return { field, paths, write: () => value }
  }
  return {
    field,
    paths,
    write: (record, before) => {
      const whole = compose(before, record)
      // A place that is blank leaves no gap at either end.
      return whole instanceof Hold ? whole : convert(asText(whole).trim())
    },
  }
}

/** The places in the record that the text of a 'set' cell names. */
export function settingPaths(text: string): string[] {
  return pathsIn(parseTemplate(contentOf(text) ?? ''))
}

/** The template that the cell holds; null for the word blank. */
export function contentOf(text: string): string | null {
  const plain = text.trim()
  if (plain.toLowerCase() === 'blank') return null
  const items = plain.startsWith('"') ? readItems(plain) : []
  if ('problem' in items || items.length !== 1 || items[0]?.quoted !== true) return plain
  return items[0].text
}

function pathsIn(pieces: ReturnType<typeof parseTemplate>): string[] {
  return pieces.flatMap((piece) => (piece.kind === 'path' ? [piece.path] : []))
}
