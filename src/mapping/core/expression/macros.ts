import { Hold } from '../hold.ts'
import type { Path } from '../source/path.ts'
import type { Run } from './frame.ts'
import { sizeOf, type Node } from './grammar.ts'
import { loops, unfitItems, type Loop } from './loops.ts'
import { itemOf } from './reading.ts'
import {
  isKnown,
  kindAt,
  refuse,
  withLocal,
  type Compiled,
  type Compiler,
  type Scope,
} from './scope.ts'

/** Null where the call is no macro. */
export function compileMacro(
  node: Extract<Node, { op: 'call' | 'rcall' }>,
  scope: Scope,
  compiler: Compiler,
): Compiled | null {
  if (node.op === 'call') return node.args[0] === 'has' ? compileHas(node, scope, compiler) : null
  const [name, receiver, args] = node.args
  const [variable, second, third = second] = args
  if (variable === undefined || second === undefined || third === undefined) return null
  if (name === 'bind' && args.length === 3 && receiver.op === 'id' && receiver.args === 'cel')
    return compileBind(variable, second, third, scope, compiler)
  const macro = loops.get(`${name}/${args.length}`)
  if (macro === undefined) return null
  if (variable.op !== 'id')
    return refuse(scope, variable.pos, `'${name}' first takes a name for the item.`)
  const items = compiler.visit(receiver, scope)
  const path = readThrough(items.path, receiver, scope)
  if (items.kind !== 'any' && items.kind !== 'list' && items.kind !== 'group')
    return refuse(scope, receiver.pos, `${unfitItems(name, items.kind)}.`)
  const each = itemOf(path)
  const inner = withLocal(scope, variable.args, each === null ? 'any' : kindAt(scope, each), each)
  const body = compiler.compile(second, inner)
  const loop: Loop = {
    name,
    items: items.run,
    slot: scope.nextSlot,
    cost: sizeOf(second) + sizeOf(third),
    body: body.run,
    second: third === second ? body.run : compiler.compile(third, inner).run,
  }
  // What a filter leaves are items of the same list.
  return { run: macro.run(loop), kind: macro.gives, path: name === 'filter' ? each : null }
}

/** `has(record.order.code)`: whether there is such a field, be it null. What lies on the way may be missing as well. */
function compileHas(
  node: Extract<Node, { op: 'call' }>,
  scope: Scope,
  { compile }: Compiler,
): Compiled {
  const [field, more] = node.args[1]
  if (field === undefined || more !== undefined || (field.op !== '.' && field.op !== '[]'))
    return refuse(scope, node.pos, "'has' asks for one field, as in has(record.order.code).")
  const { run } = compile(field, scope)
  const has: Run = (frame) => {
    const found = run(frame)
    return found instanceof Hold ? found : found !== undefined
  }
  return { run: has, kind: 'yesNo', path: null }
}

/** `cel.bind(name, value, …)`: a value under a name of its own. */
function compileBind(
  variable: Node,
  given: Node,
  body: Node,
  scope: Scope,
  compiler: Compiler,
): Compiled {
  if (variable.op !== 'id') return refuse(scope, variable.pos, "'cel.bind' first takes a name.")
  const value = compiler.visit(given, scope)
  const path = readThrough(value.path, given, scope)
  const inner = compiler.compile(body, withLocal(scope, variable.args, value.kind, path))
  const slot = scope.nextSlot
  const run: Run = (frame) => {
    const held = value.run(frame)
    if (held === undefined || held instanceof Hold) return held
    frame.locals[slot] = held
    return inner.run(frame)
  }
  return { run, kind: inner.kind, path: null }
}

/** What is gone through is read by what is done with its items; here it only has to be there. */
function readThrough(path: Path | null, node: Node, scope: Scope): Path | null {
  return path !== null && isKnown(scope, node, path) ? path : null
}
