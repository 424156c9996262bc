import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { MappingDocument } from '../mapping/core/document.ts'
import type { Json, SourceRecord } from '../mapping/core/record.ts'
import { readUpload } from '../sources/file/upload.ts'
import { isObject } from '../sources/json-object.ts'

/**
 * The records of a sample: a list, an object that holds one, lines of JSON, CSV; and one JSON object that is a record
 * itself, where it holds no list, or where the document says which lists of it hold the content.
 */
export async function readSample(path: string, document: MappingDocument): Promise<SourceRecord[]> {
  const bytes = await readFile(path)
  const whole = oneObject(bytes)
  const lists = document.content.types.some(({ list }) => list !== '')
  if (whole !== null && (lists || !Object.values(whole).some(Array.isArray))) return [whole]
  const { records } = await readUpload(bytes, basename(path))
  const read: SourceRecord[] = []
  for await (const { record } of records) read.push(record)
  return read
}

function oneObject(bytes: Buffer): SourceRecord | null {
  try {
    const value = JSON.parse(bytes.toString('utf8')) as Json
    return isObject(value) ? value : null
  } catch {
    return null
  }
}
