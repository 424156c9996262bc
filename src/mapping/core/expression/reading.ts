import { Hold } from '../hold.ts'
import { compilePath, type Path } from '../source/path.ts'
import { failed, type Outcome, type Run } from './frame.ts'
import type { Node } from './grammar.ts'
import { isNumeric, kindOf, kindWords, type Value } from './kind.ts'
import { readMember } from './member.ts'
import { kindAt, refuse, type Compiled, type Compiler, type Scope } from './scope.ts'

/** `record`, `value`, or a name that a macro gave. */
export function compileName(node: Node, name: string, scope: Scope): Compiled {
  const local = scope.locals.get(name)
  if (local !== undefined) {
    const { slot, kind, path } = local
    return { run: (frame) => frame.locals[slot], kind, path }
  }
  if (name === 'record') return { run: (frame) => frame.record, kind: 'group', path: [] }
  if (name === 'value' && scope.hasValue)
    return { run: (frame) => frame.value, kind: 'any', path: null }
  const text = `'${name}' is not known here; a field of the source is written 'record.${name}'.`
  return refuse(scope, node.pos, text)
}

/** `group.field`: blank where there is no such field. */
export function compileMember(group: Compiled, key: string, scope: Scope): Compiled {
  const path = group.path && [...group.path, { kind: 'key' as const, key }]
  const kind = path === null ? 'any' : kindAt(scope, path)
  return { run: readFromRecord(path) ?? readFrom(group.run, readMember(key)), kind, path }
}

/** `list[0]`, `group["Job title"]`, or with something calculated in the brackets. */
export function compileIndex(
  whole: Compiled,
  index: Node,
  scope: Scope,
  { compile }: Compiler,
): Compiled {
  if (index.op === 'value' && typeof index.args === 'string')
    return compileMember(whole, index.args, scope)
  const { run, kind } = compile(index, scope)
  if (kind !== 'any' && kind !== 'text' && !isNumeric(kind))
    return refuse(
      scope,
      index.pos,
      `Between brackets comes a number or a text, not ${kindWords[kind]}.`,
    )
  const isPlace = isNumeric(kind)
  if (!isPlace && whole.path !== null) scope.reads.push(whole.path)
  const path = isPlace ? itemOf(whole.path) : null
  return { run: readAt(whole.run, run), kind: path === null ? 'any' : kindAt(scope, path), path }
}

/** The path of an item of what lies at a path. */
export function itemOf(path: Path | null): Path | null {
  return path === null || path.at(-1)?.kind === 'all' ? path : [...path, { kind: 'all' }]
}

/** A path of fields alone is read from the record at once. */
function readFromRecord(path: Path | null): Run | null {
  if (path === null || path.some((segment) => segment.kind !== 'key')) return null
  const read = compilePath(path)
  return (frame) => read(frame.record)
}

function readFrom(run: Run, read: (value: Value) => Value | undefined): Run {
  return (frame) => {
    const value = run(frame)
    return value === undefined || value instanceof Hold ? value : read(value)
  }
}

function readAt(whole: Run, place: Run): Run {
  return (frame) => {
    const value = whole(frame)
    if (value === undefined || value instanceof Hold) return value
    const at = place(frame)
    return at === undefined || at instanceof Hold ? at : itemAt(value, at)
  }
}

function itemAt(value: Value, at: Value): Outcome {
  if (at === null) return undefined
  if (typeof at === 'string') return readMember(at)(value)
  if (typeof at !== 'number' && typeof at !== 'bigint')
    return failed(`between brackets comes a number or a text, not ${kindWords[kindOf(at)]}`)
  return Array.isArray(value) ? (value as readonly Value[])[Number(at)] : undefined
}
