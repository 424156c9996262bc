import type { Json, SourceRecord } from '../../mapping/core/record.ts'

/** Deeper records come from a fault or an attack. */
const deepestRecord = 200

/** What is wrong with how deep a record nests, or null. */
export function depthFault(record: SourceRecord): string | null {
  if (!isDeeper(record, deepestRecord)) return null
  return `it nests lists and objects more than ${deepestRecord} deep`
}

/** Does a value nest lists and objects deeper than this? Looks no deeper itself. */
export function isDeeper(value: Json | undefined, limit: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  if (limit === 0) return true
  if (Array.isArray(value)) return value.some((inner) => isDeeper(inner, limit - 1))
  for (const key in value) if (isDeeper(value[key], limit - 1)) return true
  return false
}

/** More than a record may have and the envelope around it, so that one that was cut still shows. */
export const deepestText = 300

/** The same JSON with null for what lies deeper than 300. Works on the text, so that no depth can harm it. */
export function withoutDepths(json: string): string {
  const kept: string[] = []
  let depth = 0
  let from = 0
  let inText = false
  // One sign at a time: a pattern for whole texts runs out of stack on long ones.
  for (const { 0: sign, index } of json.matchAll(/\\.|["[{\]}]/gs)) {
    if (sign === '"') inText = !inText
    if (inText || sign === '"' || sign.startsWith('\\')) continue
    const opens = sign === '[' || sign === '{'
    if (opens && depth === deepestText) kept.push(json.slice(from, index), 'null')
    depth += opens ? 1 : -1
    if (!opens && depth === deepestText) from = index + 1
  }
  return kept.join('') + json.slice(from)
}
