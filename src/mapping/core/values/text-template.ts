import type { Hold } from '../hold.ts'
import { compileTextPath, type Read } from '../source/path.ts'
import type { Json } from '../record.ts'
import { tooLong } from '../recipes/recipe.ts'
import { asText, isBlank, listItems, longestText } from './value.ts'

/** A text as it stands, a place in the record (`{path}`), or the value that the template is given (`{}`). */
export type Piece =
  | { kind: 'text'; text: string }
  | { kind: 'path'; path: string }
  | { kind: 'value' }

/** A sentence about braces that do not pair; null where all do. */
export function templateProblem(text: string): string | null {
  const strays = text.match(anyPiece)?.some((piece) => piece === '{' || piece === '}') ?? false
  if (!strays) return null
  return `'${text.slice(0, 80)}' has a brace without its partner: write {path} for a field, and {{ or }} for a brace in the text.`
}

/** The pieces of a template. A brace without its partner stands for itself. */
export function parseTemplate(text: string): Piece[] {
  return (text.match(anyPiece) ?? []).map((piece) => {
    if (piece === '{{' || piece === '}}') return { kind: 'text', text: piece.charAt(0) }
    if (piece.length < 2 || !piece.startsWith('{')) return { kind: 'text', text: piece }
    const path = piece.slice(1, -1).trim()
    return path === '' ? { kind: 'value' } : { kind: 'path', path }
  })
}

/**
 * Compiles a template. A list stands in the text as its values that are not blank with commas between; an object is
 * blank. The text is blank where one of its places is ('skip the text'), or only where all are ('leave a gap').
 */
export function compileTemplate(
  text: string,
  ifBlank: 'skip the text' | 'leave a gap',
): (value: Json, record: Json) => Json | Hold {
  const parts = parseTemplate(text).map(compilePiece)
  const isAllText = parts.every((part) => typeof part === 'string')
  return (value, record) => {
    let whole = ''
    let isFilled = isAllText
    for (const part of parts) {
      if (typeof part === 'string') {
        whole += part
        continue
      }
      const found = textOf(part === null ? value : (part(record) ?? null))
      if (found !== '') isFilled = true
      else if (ifBlank === 'skip the text') return null
      whole += found
      if (whole.length > longestText) return tooLong(whole)
    }
    return isFilled ? whole : null
  }
}

/** A text as it stands, how to read a place, or null for the value itself. */
function compilePiece(piece: Piece): string | Read | null {
  if (piece.kind === 'text') return piece.text
  return piece.kind === 'path' ? compileTextPath(piece.path) : null
}

function textOf(value: Json): string {
  if (!Array.isArray(value)) return isBlank(value) ? '' : asText(value)
  let whole = ''
  for (const item of listItems(value)) {
    const text = asText(item)
    if (isBlank(text)) continue
    whole += whole === '' ? text : `, ${text}`
    if (whole.length > longestText) break
  }
  return whole
}

// A quoted key in a path may hold braces.
const anyPiece = /\{\{|\}\}|\{(?:"(?:[^"\\]|\\.)*"|[^"{}])*\}|[^{}]+|[{}]/gsu
