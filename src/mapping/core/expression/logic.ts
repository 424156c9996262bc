import { Hold } from '../hold.ts'
import { failed, type Outcome, type Run } from './frame.ts'
import type { Node } from './grammar.ts'
import { kindOf, kindWords, type KnownKind } from './kind.ts'
import { refuse, type Compiled, type Scope } from './scope.ts'

type Compile = (node: Node, scope: Scope) => Compiled

/** As CEL has it, one side that decides outweighs another that cannot be calculated, whichever comes first. */
export function compileLogic(
  node: Extract<Node, { op: '&&' | '||' }>,
  scope: Scope,
  compile: Compile,
): Compiled {
  const [left, right] = node.args.map((side) => ({ node: side, ...compile(side, scope) }))
  if (left === undefined || right === undefined)
    return refuse(scope, node.pos, 'A side is missing.')
  const odd = [left, right].find(({ kind }) => !mayDecide(kind))
  if (odd !== undefined) return refuse(scope, odd.node.pos, `${unfitText(node.op, odd.kind)}.`)
  return { run: runLogic(left.run, right.run, node.op), kind: 'yesNo', path: null }
}

export function compileNot(
  node: Extract<Node, { op: '!_' }>,
  scope: Scope,
  compile: Compile,
): Compiled {
  const { run, kind } = compile(node.args, scope)
  if (!mayDecide(kind)) return refuse(scope, node.pos, `${unfitText('!', kind)}.`)
  const not: Run = (frame) => {
    const value = run(frame)
    return typeof value === 'boolean' ? !value : undecided('!', value)
  }
  return { run: not, kind: 'yesNo', path: null }
}

export function compileTernary(
  node: Extract<Node, { op: '?:' }>,
  scope: Scope,
  compile: Compile,
): Compiled {
  const [question, then, otherwise] = node.args
  const asked = compile(question, scope)
  const yes = compile(then, scope)
  const no = compile(otherwise, scope)
  if (!mayDecide(asked.kind)) return refuse(scope, question.pos, `${unfitText('?', asked.kind)}.`)
  const run: Run = (frame) => {
    const decided = asked.run(frame)
    if (decided === true) return yes.run(frame)
    return decided === false ? no.run(frame) : undecided('?', decided)
  }
  return { run, kind: eitherKind(yes.kind, no.kind), path: null }
}

function runLogic(left: Run, right: Run, sign: '&&' | '||'): Run {
  const deciding = sign === '||'
  return (frame) => {
    const a = left(frame)
    if (a === deciding) return deciding
    const b = right(frame)
    if (b === deciding) return deciding
    if (typeof a !== 'boolean') return undecided(sign, a)
    return typeof b === 'boolean' ? b : undecided(sign, b)
  }
}

/** What stands where yes or no is needed. */
function undecided(sign: string, value: Outcome): Outcome {
  if (value === undefined || value === null || value instanceof Hold) return value ?? undefined
  return failed(unfitText(sign, kindOf(value)))
}

function unfitText(sign: string, kind: KnownKind): string {
  return `'${sign}' takes yes or no, not ${kind === 'any' ? 'this' : kindWords[kind]}`
}

function mayDecide(kind: KnownKind): boolean {
  return kind === 'any' || kind === 'yesNo'
}

function eitherKind(a: KnownKind, b: KnownKind): KnownKind {
  if (a === b || b === 'nothing') return a
  return a === 'nothing' ? b : 'any'
}
