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

/**
 * How what a path finds stands to what another finds, in any one record: 'within' where it surely is the other's or a
 * part of it, 'apart' where neither can be a part of the other, and else 'may meet'. A list may turn out to be one
 * thing alone, which counts as a list of one.
 */
export function standingTo(path: Path, other: Path): 'within' | 'may meet' | 'apart' {
  const [steps, others] = [stepsOf(path), stepsOf(other)]
  const shared = steps.slice(0, others.length).map((step, at) => [step, others[at]] as const)
  let isWithin = steps.length >= others.length
  for (const [at, [step, beside]] of shared.entries()) {
    if (beside === undefined || step.key !== beside.key) return 'apart'
    if (step.brackets.some((each, place) => differs(each, beside.brackets[place]))) return 'apart'
    isWithin &&= takesIn(beside.brackets, step.brackets, {
      isLast: at === others.length - 1,
      goesOn: at < steps.length - 1,
    })
  }
  return isWithin ? 'within' : 'may meet'
}

/** The paths that a path looks at: itself, and what it picks by. */
export function pathsLookedAt(path: Path): Path[] {
  const picks = path.flatMap((segment, at) =>
    segment.kind === 'pick' ? [[...path.slice(0, at + 1), ...segment.key.map(keySegment)]] : [],
  )
  return [path, ...picks]
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

type Bracket = Exclude<Segment, { kind: 'key' }>

/** A key, composed as `readKey` compares it, and what is taken of the list there. */
type Step = { key: string; brackets: Bracket[] }

function stepsOf(path: Path): Step[] {
  const steps: Step[] = []
  for (const segment of path) {
    if (segment.kind === 'key') steps.push({ key: composed(segment.key), brackets: [] })
    else steps.at(-1)?.brackets.push(segment)
  }
  return steps
}

/** Two picks by different keys may find the same item; by one key, only where they name the same text. */
function differs(one: Bracket, other: Bracket | undefined): boolean {
  if (one.kind === 'item') return other?.kind === 'item' && one.index !== other.index
  if (one.kind !== 'pick' || other?.kind !== 'pick') return false
  return keyOf(one) === keyOf(other) && composed(one.is) !== composed(other.is)
}

/** Whether brackets surely take all that others take at the same key. */
function takesIn(
  brackets: readonly Bracket[],
  others: readonly Bracket[],
  { isLast, goesOn }: { isLast: boolean; goesOn: boolean },
): boolean {
  // A further list is gone with the item that holds it; but a key is not looked for in a further list.
  if (others.length > brackets.length && !isLast) return false
  return brackets.every((bracket, place) => {
    const other = others[place]
    if (bracket.kind === 'all') return true
    // Where the others go on by a key there is one thing alone, which is the first of its list.
    if (other === undefined) return bracket.kind === 'item' && bracket.index === 0 && goesOn
    if (bracket.kind === 'item') return other.kind === 'item' && other.index === bracket.index
    return other.kind === 'pick' && keyOf(other) === keyOf(bracket) && !differs(bracket, other)
  })
}

const keyOf = ({ key }: Extract<Segment, { kind: 'pick' }>) => composed(JSON.stringify(key))

const keySegment = (key: string): Segment => ({ kind: 'key', key })

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
