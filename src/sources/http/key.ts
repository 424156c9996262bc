import type { Json, SourceRecord } from '../../mapping/core/record.ts'
import type { SourceDefinition } from '../definition/definition.ts'
import { kindOf, valuesAt } from './extract.ts'

/** A record's key, or what is wrong with it as a sentence. Several fields are joined by '|'. */
export type RecordKey = { key: string } | { fault: string }

/** Makes the keys of a definition's records from its `primary_key`. */
export function createKeyMaker(
  primaryKey: SourceDefinition['primary_key'],
): (record: SourceRecord) => RecordKey {
  const paths = (typeof primaryKey === 'string' ? [primaryKey] : primaryKey).map((field) =>
    typeof field === 'string' ? [field] : field,
  )
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
    return { key: parts.length === 1 ? only : parts.map(escaped).join('|') }
  }
}

function keyText(value: Json | undefined): string | null {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value.trim() !== '' ? value : null
}

/** So that `a|b` and `c` never meet `a` and `b|c`. */
function escaped(part: string): string {
  return part.replace(/[\\|]/g, '\\$&')
}
