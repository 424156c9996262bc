import type { Json } from '../../mapping/core/record.ts'

/**
 * What a template's text means, as Python's `ast.literal_eval` reads it in the original: '12' is a number, 'True' is
 * a boolean, '1e5' is a number, '0123' stays text. Whole numbers beyond 2^53 stay text, because here they would change.
 * Undefined where the text is no literal.
 */
export function literal(text: string): Json | undefined {
  const trimmed = text.trim()
  if (words.has(trimmed)) return words.get(trimmed)
  if (/^[+-]?(?:0|[1-9]\d*)$/.test(trimmed)) {
    const whole = Number(trimmed)
    return Number.isSafeInteger(whole) ? whole : undefined
  }
  if (/^[+-]?(?:\d+\.\d*|\.\d+|\d+(?=e))(?:e[+-]?\d+)?$/i.test(trimmed)) return Number(trimmed)
  if (/^'[^'\\]*'$|^"[^"\\]*"$/.test(trimmed)) return trimmed.slice(1, -1)
  if (/^[[{]/.test(trimmed)) return container(trimmed)
  return undefined
}

/** Is this what Python calls true? Empty, zero, none and no are not. */
export function isTrue(text: string): boolean {
  const meant = literal(text)
  const value = meant === undefined ? text : meant
  if (value === null || value === false || value === 0 || value === '') return false
  return typeof value !== 'object' || Object.keys(value).length > 0
}

// The template engine writes true, false and null where Python writes True, False and None.
const words = new Map<string, Json>([
  ['True', true],
  ['true', true],
  ['False', false],
  ['false', false],
  ['None', null],
  ['null', null],
])

function container(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json
  } catch {
    return undefined
  }
}
