import { pathOf, type Path } from '../source/path.ts'
import type { FieldProfile } from '../source/profile.ts'
import type { SourceFields } from '../source/source-fields.ts'
import type { Run } from './frame.ts'
import type { Node } from './grammar.ts'
import type { KnownKind } from './kind.ts'

/** `at` counts characters of the expression from 0; `text` is a sentence. */
export type ExpressionProblem = { severity: 'problem' | 'warning'; at: number; text: string }

/** One node compiled: what it does, what it gives, and the place in the record where it comes from, if that is one. */
export type Compiled = { run: Run; kind: KnownKind; path: Path | null }

export type Local = { slot: number; kind: KnownKind; path: Path | null }

/** What a node is compiled in: the names that it may use, and what is found out on the way. */
export type Scope = {
  /** Whether there is a `value` beside the record. */
  hasValue: boolean
  source: SourceFields | null
  locals: ReadonlyMap<string, Local>
  /** Where the next local is kept. One that hides another of its name has a place of its own. */
  nextSlot: number
  problems: ExpressionProblem[]
  reads: Path[]
}

export function withLocal(scope: Scope, name: string, kind: KnownKind, path: Path | null): Scope {
  const local = { slot: scope.nextSlot, kind, path }
  return {
    ...scope,
    locals: new Map([...scope.locals, [name, local]]),
    nextSlot: scope.nextSlot + 1,
  }
}

/** Compiles a node; `visit` leaves it to the caller to note that the record is read there. */
export type Compiler = {
  compile: (node: Node, scope: Scope) => Compiled
  visit: (node: Node, scope: Scope) => Compiled
}

/** Notes what is wrong; the node stands for nothing then. */
export function refuse(scope: Scope, at: number, text: string): Compiled {
  scope.problems.push({ severity: 'problem', at, text })
  return { run: () => undefined, kind: 'any', path: null }
}

export function doubt(scope: Scope, at: number, text: string): void {
  scope.problems.push({ severity: 'warning', at, text })
}

/** Notes that the record is read there. False, with a problem, where the source is known and has nothing there. */
export function isKnown(scope: Scope, node: Node, path: Path): boolean {
  const text = path.length === 0 ? null : (scope.source?.problemOf(pathOf(path)) ?? null)
  if (text !== null) refuse(scope, node.pos, text)
  return text === null
}

/** What the source holds at a path, as far as that is certain: digits may be a number or a text. */
export function kindAt(scope: Scope, path: Path): KnownKind {
  const profile = profileAt(scope, path)
  return profile !== null && profile.filled > 0 && hasOnly(profile, textShapes) ? 'text' : 'any'
}

/** True where the source holds nothing but numbers there, or texts of digits. */
export function looksNumeric(scope: Scope, path: Path | null): boolean {
  const profile = path === null ? null : profileAt(scope, path)
  return profile !== null && profile.filled > 0 && hasOnly(profile, ['number'])
}

function profileAt({ source }: Scope, path: Path): FieldProfile | null {
  return path.length === 0 ? null : (source?.profileOf(pathOf(path)) ?? null)
}

function hasOnly({ shapes }: FieldProfile, allowed: readonly string[]): boolean {
  return Object.keys(shapes).every((shape) => allowed.includes(shape))
}

const textShapes = ['text', 'date', 'dateTime', 'email', 'url']
