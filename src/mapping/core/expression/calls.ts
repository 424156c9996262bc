import { Hold } from '../hold.ts'
import { pathOf } from '../source/path.ts'
import { call, mayFit, unfitArgument, type Callable } from './callable.ts'
import type { Run } from './frame.ts'
import { findFunction, noFunction } from './functions.ts'
import { nameAt, type Node } from './grammar.ts'
import type { Kind, Value } from './kind.ts'
import { doubt, looksNumeric, refuse, type Compiled, type Scope } from './scope.ts'

type Call = Extract<Node, { op: 'call' | 'rcall' }>

/** `name(…)` and `value.name(…)`. */
export function compileCall(
  node: Call,
  scope: Scope,
  compile: (node: Node, scope: Scope) => Compiled,
): Compiled {
  const [name] = node.args
  const given = node.op === 'call' ? node.args[1] : [node.args[1], ...node.args[2]]
  const callee = findFunction(name, node.op === 'rcall', given.length)
  if (callee === null)
    return refuse(scope, nameAt(node), noFunction(name, node.op === 'rcall', given.length))
  const args = given.map((arg) => ({ node: arg, ...compile(arg, scope) }))
  for (const [place, arg] of args.entries()) {
    const takes = callee.takes[place] ?? []
    if (arg.kind !== 'any' && !mayFit(arg.kind, takes))
      return refuse(scope, arg.node.pos, `${unfitArgument(callee, place, arg.kind)}.`)
    if (takesOnlyText(takes) && arg.path !== null && looksNumeric(scope, arg.path))
      doubt(scope, arg.node.pos, digitsText(pathOf(arg.path), name))
  }
  return {
    run: runCall(
      callee,
      args.map(({ run }) => run),
    ),
    kind: callee.gives,
    path: null,
  }
}

function takesOnlyText(kinds: readonly Kind[]): boolean {
  return kinds.length === 1 && kinds[0] === 'text'
}

function digitsText(path: string, name: string): string {
  return `'${path}' holds nothing but numbers, and '${name}' takes a text; string(…) around it takes both.`
}

function runCall(callee: Callable, runs: readonly Run[]): Run {
  return (frame) => {
    const values: Value[] = []
    for (const run of runs) {
      const value = run(frame)
      if (value === undefined || value instanceof Hold) return value
      values.push(value)
    }
    return call(callee, values, frame)
  }
}
