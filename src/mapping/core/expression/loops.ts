import { Hold } from '../hold.ts'
import { exhausted, failed, spend, type Frame, type Outcome, type Run } from './frame.ts'
import { isGroup, kindOf, kindWords, type Kind, type KnownKind, type Value } from './kind.ts'

/** A macro over a list: `body` runs for each item, which it finds in its slot; so does `second` where there is one. */
export type Loop = { name: string; items: Run; slot: number; cost: number; body: Run; second: Run }

/** By name and number of arguments, what each macro gives, and how. */
export const loops: ReadonlyMap<string, { gives: KnownKind; run: (loop: Loop) => Run }> = new Map<
  string,
  { gives: KnownKind; run: (loop: Loop) => Run }
>([
  ['all/2', { gives: 'yesNo', run: (loop) => quantify(loop, false) }],
  ['exists/2', { gives: 'yesNo', run: (loop) => quantify(loop, true) }],
  ['exists_one/2', { gives: 'yesNo', run: existsOne }],
  ['filter/2', { gives: 'list', run: filter }],
  ['map/2', { gives: 'list', run: map }],
  ['map/3', { gives: 'list', run: mapWhere }],
])

/** The items one by one, until one of them decides. */
function go(
  frame: Frame,
  { name, items, slot, cost }: Loop,
  visit: (item: Value) => Outcome | typeof onward,
): Outcome | typeof onward {
  const list = items(frame)
  if (list === undefined || list === null || list instanceof Hold) return list ?? undefined
  if (!Array.isArray(list) && !isGroup(list)) return failed(unfitItems(name, kindOf(list)))
  for (const item of Array.isArray(list) ? (list as readonly Value[]) : Object.keys(list)) {
    if (!spend(frame, cost)) return exhausted
    frame.locals[slot] = item
    const decided = visit(item)
    if (decided !== onward) return decided
  }
  return onward
}

const onward = Symbol('onward')

export function unfitItems(name: string, kind: Kind): string {
  return `'${name}' goes through a list, not ${kindWords[kind]}`
}

/** As `||` and `&&` do, one item that decides outweighs others that cannot be calculated. */
function quantify(loop: Loop, deciding: boolean): Run {
  return (frame) => {
    let doubtful: Outcome = !deciding
    const end = go(frame, loop, () => {
      const holds = loop.body(frame)
      if (holds === deciding) return deciding
      if (holds !== !deciding && doubtful === !deciding) doubtful = asFault(holds, loop.name)
      return frame.left < 0 ? exhausted : onward
    })
    return end === onward ? doubtful : end
  }
}

function existsOne(loop: Loop): Run {
  return (frame) => {
    let count = 0
    const end = go(frame, loop, () => {
      const holds = loop.body(frame)
      if (typeof holds !== 'boolean') return asFault(holds, loop.name)
      count += Number(holds)
      return onward
    })
    return end === onward ? count === 1 : end
  }
}

function filter(loop: Loop): Run {
  return collect(loop, (frame, item) => {
    const holds = loop.body(frame)
    if (typeof holds !== 'boolean') return asFault(holds, loop.name)
    return holds ? item : onward
  })
}

function map(loop: Loop): Run {
  return collect(loop, (frame) => loop.body(frame))
}

function mapWhere(loop: Loop): Run {
  return collect(loop, (frame) => {
    const holds = loop.body(frame)
    if (typeof holds !== 'boolean') return asFault(holds, loop.name)
    return holds ? loop.second(frame) : onward
  })
}

function collect(loop: Loop, make: (frame: Frame, item: Value) => Outcome | typeof onward): Run {
  return (frame) => {
    const made: Value[] = []
    const end = go(frame, loop, (item) => {
      const result = make(frame, item)
      if (result === undefined || result instanceof Hold) return result
      if (result !== onward) made.push(result)
      return onward
    })
    return end === onward ? made : end
  }
}

function asFault(holds: Outcome, name: string): Outcome {
  if (holds === undefined || holds === null || holds instanceof Hold) return holds ?? undefined
  return failed(
    `'${name}' asks a question of each item that yes or no answers, not ${kindWords[kindOf(holds)]}`,
  )
}
