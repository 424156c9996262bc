import type { Json } from '../record.ts'
import { asText, composed, isAscii } from '../values/value.ts'
import type { Find, Picks, TextOf } from './picks.ts'

/**
 * A place within a record. In text, `a.b.c` goes from key to key; `items[0]` takes an item, `items[]` all of them, and
 * `answers[question_identifier=JOB]` the first whose key holds that text (`[question.id=12]` looks deeper). Keys and
 * texts that hold white space, a dot, a bracket, '=' or a quotation mark stand in quotation marks: `"Job title".value`,
 * with \" and \\ inside. Where a list is expected and there is something else, that counts as a list of one.
 */
export type Path = readonly Segment[]

export type Segment =
  | { kind: 'key'; key: string }
  | { kind: 'item'; index: number }
  | { kind: 'all' }
  | { kind: 'pick'; key: readonly string[]; is: string }

/** `at` counts characters from 0; `problem` is a sentence. */
type PathProblem = { problem: string; at: number }

/** Reads what a path finds; undefined where it leads nowhere. Never throws. */
export type Read = (value: Json) => Json | undefined

export function parsePath(text: string): { path: Path } | PathProblem {
  const cursor = { text, at: 0 }
  const segments: Segment[] = []
  const first = parseKey(cursor, 'A path begins with the name of a field')
  if (typeof first !== 'string') return first
  segments.push({ kind: 'key', key: first })
  while (cursor.at < text.length) {
    if (segments.length >= deepest) return tooDeep(cursor)
    const segment = parseNext(cursor)
    if ('problem' in segment) return segment
    segments.push(segment)
  }
  return { path: segments }
}

/** No record goes deeper; a path that does would cost its square wherever what it goes through is looked at. */
const deepest = 100

/** The text of a path; `parsePath` reads it back to the same path. */
export function pathOf(path: Path): string {
  return path.map(segmentText).join('').replace(/^\./u, '')
}

/** The texts of all that a path goes through, from the top, itself the last. */
export function pathsThrough(path: Path): string[] {
  let text = ''
  return path.map((segment) => {
    text += segmentText(segment)
    return text.replace(/^\./u, '')
  })
}

/** A closure that reads the path from a record, made once and called for every record. */
export function compilePath(path: Path, picks: Picks | null = null): Read {
  const segment = path.find((each) => each.kind !== 'key')
  const at = segment === undefined ? path.length : path.indexOf(segment)
  const keys = path.slice(0, at).flatMap((each) => (each.kind === 'key' ? each.key : []))
  const read = readKeys(keys)
  if (segment === undefined) return read
  const readOn = readSegment(segment, compilePath(path.slice(at + 1), picks), picks)
  return (value) => {
    const found = read(value)
    return found === undefined ? undefined : readOn(found)
  }
}

/** Compiles a path from its text. A faulty one finds nothing: `check` reports it. */
export function compileTextPath(text: string, picks: Picks | null = null): Read {
  const parsed = parsePath(text)
  return 'path' in parsed ? compilePath(parsed.path, picks) : () => undefined
}

type Cursor = { text: string; at: number }

function parseNext(cursor: Cursor): Segment | PathProblem {
  const sign = cursor.text[cursor.at]
  if (sign === '[') return parseBracket(cursor)
  if (sign !== '.') return fault(cursor, "Expected '.' or '['")
  cursor.at += 1
  const key = parseKey(cursor, "After '.' comes the name of a field")
  return typeof key === 'string' ? { kind: 'key', key } : key
}

function parseKey(cursor: Cursor, expectation: string): string | PathProblem {
  if (cursor.text[cursor.at] === '"') return parseQuoted(cursor)
  const plain = takeWhile(cursor, /[^\s.[\]="]/u)
  return plain === '' ? fault(cursor, expectation) : plain
}

function parseBracket(cursor: Cursor): Segment | PathProblem {
  cursor.at += 1
  skipSpace(cursor)
  const inside = parseInside(cursor)
  if ('problem' in inside) return inside
  skipSpace(cursor)
  if (cursor.text[cursor.at] !== ']') return fault(cursor, "Expected ']'")
  cursor.at += 1
  return inside
}

function parseInside(cursor: Cursor): Segment | PathProblem {
  if (cursor.text[cursor.at] === ']') return { kind: 'all' }
  const start = cursor.at
  const digits = takeWhile(cursor, /\d/u)
  const next = cursor.text[cursor.at]
  if (digits !== '' && digits.length <= 9 && (next === ']' || next === undefined)) {
    return { kind: 'item', index: Number(digits) }
  }
  cursor.at = start
  return parsePick(cursor)
}

function parsePick(cursor: Cursor): Segment | PathProblem {
  const key: string[] = []
  do {
    if (key.length > 0) cursor.at += 1
    const name = parseKey(cursor, "Between '[' and ']' comes a number, nothing, or 'key=text'")
    if (typeof name !== 'string') return name
    key.push(name)
  } while (cursor.text[cursor.at] === '.')
  skipSpace(cursor)
  if (cursor.text[cursor.at] !== '=')
    return fault(cursor, "Expected '=' and the text that the item must hold")
  cursor.at += 1
  skipSpace(cursor)
  if (cursor.text[cursor.at] !== '"')
    return { kind: 'pick', key, is: takeWhile(cursor, /[^[\]"]/u).trim() }
  const is = parseQuoted(cursor)
  return typeof is === 'string' ? { kind: 'pick', key, is } : is
}

function parseQuoted(cursor: Cursor): string | PathProblem {
  const quoted = /"((?:[^"\\]|\\.)*)"/suy
  quoted.lastIndex = cursor.at
  const match = quoted.exec(cursor.text)
  if (match === null) return fault(cursor, 'The quotation mark is not closed')
  cursor.at = quoted.lastIndex
  return (match[1] ?? '').replace(/\\(.)/gsu, '$1')
}

function skipSpace(cursor: Cursor): void {
  takeWhile(cursor, /\s/u)
}

function takeWhile(cursor: Cursor, sign: RegExp): string {
  const start = cursor.at
  while (cursor.at < cursor.text.length && sign.test(cursor.text[cursor.at] ?? '')) cursor.at += 1
  return cursor.text.slice(start, cursor.at)
}

function fault({ text, at }: Cursor, expectation: string): PathProblem {
  const found = at < text.length ? `'${text.slice(at, at + 10)}' at character ${at + 1}` : 'the end'
  return { problem: `${expectation}; found ${found} in '${text.slice(0, 80)}'.`, at }
}

function tooDeep({ text, at }: Cursor): PathProblem {
  return { problem: `A path goes ${deepest} deep at most; '${text.slice(0, 80)}…' goes on.`, at }
}

function segmentText(segment: Segment): string {
  if (segment.kind === 'key') return `.${keyText(segment.key)}`
  if (segment.kind === 'item') return `[${segment.index}]`
  if (segment.kind === 'all') return '[]'
  const is = /^$|^\s|\s$|[[\]"]/u.test(segment.is) ? quote(segment.is) : segment.is
  return `[${segment.key.map(keyText).join('.')}=${is}]`
}

function keyText(key: string): string {
  return /^[^\s.[\]="]+$/u.test(key) ? key : quote(key)
}

function quote(text: string): string {
  return `"${text.replace(/["\\]/gu, '\\$&')}"`
}

function readKeys(keys: readonly string[]): Read {
  const reads = keys.map(readKey)
  const [first, second, third] = reads
  if (first !== undefined && reads.length === 1) return first
  if (first !== undefined && second !== undefined && reads.length === 2) {
    return (value) => second(first(value))
  }
  if (first !== undefined && second !== undefined && third !== undefined && reads.length === 3) {
    return (value) => third(second(first(value)))
  }
  return (value) => {
    let found: Json | undefined = value
    for (const read of reads) found = read(found)
    return found
  }
}

function readKey(key: string): (value: Json | undefined) => Json | undefined {
  // A key such as 'constructor' would otherwise be found on every object.
  const isInherited = key in Object.prototype
  const plain = composed(key)
  const apart = key.normalize('NFD')
  if (isInherited)
    return (value) => (isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined)
  if (plain === apart) return (value) => (isObject(value) ? value[key] : undefined)
  return (value) => (isObject(value) ? (value[plain] ?? value[apart]) : undefined)
}

function isObject(value: Json | undefined): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function readSegment(
  segment: Exclude<Segment, { kind: 'key' }>,
  rest: Read,
  picks: Picks | null,
): Read {
  if (segment.kind === 'all') return (value) => readAll(value, rest)
  if (segment.kind === 'pick') return readPick(segment, rest, picks)
  const { index } = segment
  return (value) => {
    const item = items(value)[index]
    return item === undefined ? undefined : rest(item)
  }
}

/** Lists are searched for every record: a text is composed only where it could matter. */
function readPick(
  segment: Extract<Segment, { kind: 'pick' }>,
  rest: Read,
  picks: Picks | null,
): Read {
  const read = readKeys(segment.key)
  const is = composed(segment.is)
  const isPlain = isAscii(is)
  const textOf: TextOf = isPlain
    ? (item) => asText(read(item))
    : (item) => composed(asText(read(item)))
  const find =
    picks === null ? search(textOf) : picks.by(JSON.stringify([segment.key, isPlain]), textOf)
  return (value) => {
    const item = find(items(value), is)
    return item === undefined ? undefined : rest(item)
  }
}

function search(textOf: TextOf): Find {
  return (list, is) => list.find((item) => textOf(item) === is)
}

/** What the rest of the path finds in each item, in one flat list. */
function readAll(value: Json, rest: Read): Json {
  const found: Json[] = []
  for (const item of items(value)) {
    const result = rest(item)
    if (Array.isArray(result)) for (const inner of result) found.push(inner)
    else if (result !== undefined) found.push(result)
  }
  return found
}

function items(value: Json): Json[] {
  if (Array.isArray(value)) return value
  return value === null ? [] : [value]
}
