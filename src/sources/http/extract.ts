import type { Json, SourceRecord } from '../../mapping/core/record.ts'
import type { RecordExpander } from '../definition/definition.ts'
import { isObject } from '../json-object.ts'
import { SourceError } from '../source-error.ts'

/**
 * The list at a DpathExtractor's `field_path`. Unlike the original, a list that is not there is an error and not an
 * empty list, and an object is not taken for a list of one: an answer such as `{"error": …}` must prove nothing.
 */
export function extractItems(body: Json, fieldPath: readonly string[]): Json[] {
  const found = valuesAt(body, fieldPath)
  const wild = fieldPath.includes('*')
  const lists = wild ? found : found.slice(0, 1)
  const odd = lists.find((value) => !Array.isArray(value))
  if (wild && lists.length > 0 && lists.every(isObject)) return lists
  if (odd !== undefined || (lists.length === 0 && !(wild && reaches(body, fieldPath)))) {
    throw new SourceError('list_missing', {
      place: shownPath(fieldPath),
      found: odd === undefined ? `nothing there${offers(body)}` : kindOf(odd),
    })
  }
  return lists.filter(Array.isArray).flat()
}

/**
 * What a RecordExpander makes of one item: each entry of its nested list, with what it is to keep of the parent.
 * Entries that are no objects come as `value`, beside the parent, if the parent stays; else as they are.
 */
export function expandItem(
  item: Json,
  expander: Pick<RecordExpander, 'remain_original_record' | 'on_no_records'>,
  paths: { list: readonly string[]; parents: readonly { from: string[]; to: string[] }[] },
): Json[] {
  if (!isObject(item)) return [item]
  const entries = valuesAt(item, paths.list).flatMap((list) => (Array.isArray(list) ? list : []))
  if (entries.length === 0) return expander.on_no_records === 'emit_parent' ? [item] : []
  return entries.map((entry) => {
    if (!isObject(entry)) {
      return expander.remain_original_record ? { value: entry, original_record: item } : entry
    }
    let record: SourceRecord = expander.remain_original_record
      ? { ...entry, original_record: item }
      : entry
    for (const { from, to } of paths.parents) {
      record = withValue(record, to, valuesAt(item, from)[0] ?? null)
    }
    return record
  })
}

/** All values at a path; '*' stands for every member of a list or an object. */
export function valuesAt(value: Json, path: readonly string[]): Json[] {
  let values = [value]
  for (const key of path) values = values.flatMap((from) => step(from, key))
  return values
}

function step(from: Json, key: string): Json[] {
  if (typeof from !== 'object' || from === null) return []
  if (key === '*') return Object.values(from)
  if (Array.isArray(from)) {
    const item = /^\d+$/.test(key) ? from[Number(key)] : undefined
    return item === undefined ? [] : [item]
  }
  const member = Object.hasOwn(from, key) ? from[key] : undefined
  return member === undefined ? [] : [member]
}

/** Is there something up to the first '*', so that a list of nothing is meant? */
function reaches(body: Json, path: readonly string[]): boolean {
  const [container] = valuesAt(body, path.slice(0, path.indexOf('*')))
  return typeof container === 'object' && container !== null && Object.keys(container).length === 0
}

function withValue(record: SourceRecord, path: readonly string[], value: Json): SourceRecord {
  const [key = '', ...rest] = path
  const inner = record[key]
  const filled = rest.length === 0 ? value : withValue(isObject(inner) ? inner : {}, rest, value)
  return { ...record, [key]: filled }
}

/** `'data' › 'items'`, or the answer itself. */
export function shownPath(path: readonly string[]): string {
  return path.length === 0 ? 'the top of the answer' : `'${path.join("' › '")}'`
}

/** What a value is, in words. */
export function kindOf(value: Json | undefined): string {
  if (value === undefined || value === null) return 'nothing'
  if (Array.isArray(value)) return `a list of ${value.length}`
  if (typeof value === 'object') return 'an object'
  if (typeof value === 'boolean') return 'a yes or no'
  return typeof value === 'number' ? 'a number' : 'a text'
}

function offers(body: Json): string {
  if (!isObject(body)) return ` (the answer is ${kindOf(body)})`
  const names = Object.keys(body).slice(0, 8)
  return names.length === 0
    ? ' (the answer is empty)'
    : ` (the answer holds '${names.join("', '")}')`
}
