import type { Json } from '../../mapping/core/record.ts'
import { listsIn } from '../detect/lists.ts'
import type { Finding } from '../findings.ts'
import { kindOf } from '../http/extract.ts'
import { parseJson } from '../http/json.ts'
import { isObject } from '../json-object.ts'
import { SourceError } from '../source-error.ts'
import { areTooMany, tooManyColumns } from './columns.ts'
import type { FileRecord, FileUpload } from './file-upload.ts'

/** Reads a JSON list, an object that holds one, or NDJSON: one object a line. */
export function readJsonFile(text: string, name: string): Omit<FileUpload, 'encoding'> {
  const whole = tryJson(text)
  if ('fault' in whole) return readLines(text, name, whole.fault)
  if (/\.(?:ndjson|jsonl)$/i.test(name)) return readLines(text, name, '')
  const { list, finding } = listOf(whole.value, name)
  const odd = list.findIndex((item) => !isObject(item))
  if (odd !== -1) {
    const fault = `entry ${odd + 1} of its list is ${kindOf(list[odd])}; expected an object with fields`
    throw new SourceError('file_unreadable', { name, fault })
  }
  const records = list.filter(isObject).map((record, index) => ({ line: index + 1, record }))
  return { format: 'JSON', ...described(records, [finding], name) }
}

function listOf(value: Json, name: string): { list: Json[]; finding: Finding } {
  if (Array.isArray(value)) {
    if (value.length === 0)
      throw new SourceError('file_unreadable', { name, fault: 'its list is empty' })
    return { list: value, finding: found('found', `A JSON list of ${counted(value.length)}.`) }
  }
  const lists = listsIn(value).filter(({ items }) => items.length > 0)
  const [best, ...others] = lists
  if (best === undefined) {
    const fault = 'it is JSON, but holds no list of records'
    throw new SourceError('file_unreadable', { name, fault })
  }
  const place = `'${best.path.join('.')}'`
  if (others.length === 0) {
    const text = `A JSON file with a list of ${counted(best.items.length)} at ${place}.`
    return { list: best.items, finding: found('found', text) }
  }
  const rest = others.map(({ path }) => `'${path.join('.')}'`).join(', ')
  const text = `A JSON file with several lists. Taken is ${place} with ${counted(best.items.length)}, not ${rest}.`
  return { list: best.items, finding: found('assumed', text) }
}

function readLines(text: string, name: string, fault: string): Omit<FileUpload, 'encoding'> {
  const records: FileRecord[] = []
  for (const [index, line] of text.split(/\r\n|\n/).entries()) {
    if (line.trim() === '') continue
    const read = tryJson(line)
    // A first line that is no JSON by itself: the file was meant as one JSON text, and breaks off.
    if ('fault' in read && records.length === 0) {
      throw new SourceError('file_unreadable', { name, fault: `it is not whole JSON (${fault})` })
    }
    if ('fault' in read || !isObject(read.value)) {
      const wrong = 'fault' in read ? 'not whole JSON' : kindOf(read.value)
      const where = `line ${index + 1} is ${wrong}; expected one object a line`
      throw new SourceError('file_unreadable', { name, fault: where })
    }
    records.push({ line: index + 1, record: read.value })
  }
  const finding = found('found', `A file of ${counted(records.length)}, one JSON object a line.`)
  return { format: 'NDJSON', ...described(records, [finding], name) }
}

function described(
  records: FileRecord[],
  findings: Finding[],
  name: string,
): Pick<FileUpload, 'columns' | 'records' | 'findings'> {
  const columns = new Set<string>()
  for (const { record } of records) {
    for (const key of Object.keys(record)) columns.add(key)
    if (areTooMany(columns)) {
      throw new SourceError('file_unreadable', { name, fault: tooManyColumns })
    }
  }
  return { columns: [...columns], records: iterable(records), findings }
}

function iterable(records: FileRecord[]): AsyncIterable<FileRecord> {
  return {
    async *[Symbol.asyncIterator]() {
      yield* records
    },
  }
}

function tryJson(text: string): { value: Json } | { fault: string } {
  try {
    return { value: parseJson(text) }
  } catch (cause) {
    return { fault: cause instanceof Error ? cause.message : String(cause) }
  }
}

function found(state: Finding['state'], text: string): Finding {
  return { about: 'format', state, text }
}

function counted(count: number): string {
  return `${count.toLocaleString('en')} ${count === 1 ? 'record' : 'records'}`
}
