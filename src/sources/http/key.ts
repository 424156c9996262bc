import type { Json, SourceRecord } from '../../mapping/core/record.ts'
import type { SourceDefinition } from '../definition/definition.ts'
import { kindOf, valuesAt } from './extract.ts'

/** A record's key, or what is wrong with it as a sentence. Several fields are joined by '|'. */
export type RecordKey = { key: string } | { fault: string }

/** Makes the keys of a definition's records from its `primary_key`. */
export function createKeyMaker(
  primaryKey: SourceDefinition['primary_key'],
): (record: SourceRecord) => RecordKey {
  const paths = pathsOf(primaryKey)
  return (record) => {
    const parts: string[] = []
    for (const path of paths) {
      const [value] = valuesAt(record, path)
      const part = keyText(value)
      if (part === null) {
        const fault = `its '${path.join('.')}' is ${typeof value === 'string' ? 'empty' : kindOf(value)}; expected a text or a number that names it`
        return { fault }
      }
      parts.push(part)
    }
    const [only = ''] = parts
    const key = parts.length === 1 ? only : parts.map(escaped).join('|')
    return Buffer.byteLength(key) > longestKey ? { fault: tooLong(primaryKey, key) } : { key }
  }
}

/** In bytes. No id is longer, and an index in PostgreSQL holds no more than 2,704. */
const longestKey = 500

function tooLong(primaryKey: SourceDefinition['primary_key'], key: string): string {
  return `its ${keyName(primaryKey)} is ${Buffer.byteLength(key).toLocaleString('en')} bytes long ('${key.slice(0, 40)}…'); expected at most ${longestKey}`
}

/** `'order' with 'line'`. */
export function keyName(primaryKey: SourceDefinition['primary_key']): string {
  return pathsOf(primaryKey)
    .map((path) => `'${path.join('.')}'`)
    .join(' with ')
}

function pathsOf(primaryKey: SourceDefinition['primary_key']): string[][] {
  const fields = typeof primaryKey === 'string' ? [primaryKey] : primaryKey
  return fields.map((field) => (typeof field === 'string' ? [field] : field))
}

function keyText(value: Json | undefined): string | null {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value.trim() !== '' ? value : null
}

/** So that `a|b` and `c` never meet `a` and `b|c`. */
function escaped(part: string): string {
  return part.replace(/[\\|]/g, '\\$&')
}
