import { inRange, negate } from './arithmetic.ts'
import { compileCall } from './calls.ts'
import { compileLogic, compileNot, compileTernary } from './logic.ts'
import { Hold } from '../hold.ts'
import { failed, type Run } from './frame.ts'
import type { Node } from './grammar.ts'
import { isNumeric, kindOf, kindWords, type Value } from './kind.ts'
import { compileMacro } from './macros.ts'
import { operators, type Operator } from './operators.ts'
import { compileIndex, compileMember, compileName } from './reading.ts'
import { isKnown, refuse, type Compiled, type Scope } from './scope.ts'
import { unfitText } from './unfit.ts'

/** Compiles a node whose value is used as it is: what it reads of the record is noted. */
export function compile(node: Node, scope: Scope): Compiled {
  const compiled = visit(node, scope)
  if (compiled.path === null || !isKnown(scope, node, compiled.path)) return compiled
  scope.reads.push(compiled.path)
  return compiled
}

/** The same for a node of which only a part is used: the caller notes what is read. */
function visit(node: Node, scope: Scope): Compiled {
  switch (node.op) {
    case 'value':
      return compileLiteral(node, node.args, scope)
    case 'id':
      return compileName(node, node.args, scope)
    case '.':
      return compileMember(visit(node.args[0], scope), node.args[1], scope)
    case '[]':
      return compileIndex(visit(node.args[0], scope), node.args[1], scope, compiler)
    case 'call':
    case 'rcall':
      return compileMacro(node, scope, compiler) ?? compileCall(node, scope, compile)
    case 'list':
      return compileList(node.args.map((item) => compile(item, scope)))
    case 'map':
      return compileGroup(node, node.args, scope)
    case '?:':
      return compileTernary(node, scope, compile)
    case '&&':
    case '||':
      return compileLogic(node, scope, compile)
    case '!_':
      return compileNot(node, scope, compile)
    case '-_':
      return compileMinus(node, compile(node.args, scope), scope)
    case '.?':
    case '[?]':
      return refuse(
        scope,
        node.pos,
        "'?' after a dot or a bracket is not offered; what is missing is blank anyway.",
      )
    default:
      return compileBinary(node, node.args, scope)
  }
}

const compiler = { compile, visit }

function compileLiteral(node: Node, value: unknown, scope: Scope): Compiled {
  if (typeof value === 'bigint' && inRange(value) instanceof Hold)
    return refuse(scope, node.pos, 'The number is too large.')
  if (value === null || ['boolean', 'number', 'bigint', 'string'].includes(typeof value)) {
    const literal = value as Value
    return { run: () => literal, kind: kindOf(literal), path: null }
  }
  const text =
    'A letter before a text or after a number is not offered: write "…" for b"…", and 3 for 3u.'
  return refuse(scope, node.pos, text)
}

function compileList(items: Compiled[]): Compiled {
  const runs = items.map(({ run }) => run)
  const run: Run = (frame) => {
    const list: Value[] = []
    for (const item of runs) {
      const value = item(frame)
      if (value === undefined || value instanceof Hold) return value
      list.push(value)
    }
    return list
  }
  return { run, kind: 'list', path: null }
}

function compileGroup(node: Node, fields: readonly [Node, Node][], scope: Scope): Compiled {
  const compiled = fields.map(([key, value]) => ({
    key: compile(key, scope),
    value: compile(value, scope).run,
  }))
  if (compiled.some(({ key }) => key.kind !== 'text' && key.kind !== 'any'))
    return refuse(scope, node.pos, 'The names of a group are texts: {"name": record.name}.')
  const run: Run = (frame) => {
    const entries: [string, Value][] = []
    for (const { key, value } of compiled) {
      const name = key.run(frame)
      const held = value(frame)
      if (name === undefined || name instanceof Hold) return name
      if (held === undefined || held instanceof Hold) return held
      if (typeof name !== 'string')
        return name === null
          ? undefined
          : failed(`a name of a group is a text, not ${kindWords[kindOf(name)]}`)
      entries.push([name, held])
    }
    return Object.fromEntries(entries)
  }
  return { run, kind: 'group', path: null }
}

function compileMinus(node: Node, { run, kind }: Compiled, scope: Scope): Compiled {
  if (kind !== 'any' && !isNumeric(kind))
    return refuse(scope, node.pos, `'-' takes a number, not ${kindWords[kind]}.`)
  const negated: Run = (frame) => {
    const value = run(frame)
    return value === undefined || value instanceof Hold ? value : negate(value)
  }
  return { run: negated, kind: kind === 'any' ? 'number' : kind, path: null }
}

function compileBinary(node: Node, [left, right]: readonly [Node, Node], scope: Scope): Compiled {
  const operator = operators.get(node.op)
  if (operator === undefined) return refuse(scope, node.pos, `'${node.op}' is not offered.`)
  const a = compile(left, scope)
  const b = compile(right, scope)
  const kind = operator.kind(a.kind, b.kind)
  if (kind === null) return refuse(scope, node.pos, `${unfitText(node.op, a.kind, b.kind)}.`)
  return { run: runBinary(a.run, b.run, operator), kind, path: null }
}

function runBinary(left: Run, right: Run, { run }: Operator): Run {
  return (frame) => {
    const a = left(frame)
    if (a === undefined || a instanceof Hold) return a
    const b = right(frame)
    return b === undefined || b instanceof Hold ? b : run(a, b, frame)
  }
}
