import { failed, type Frame, type Outcome } from './frame.ts'
import { kindOf, kindWords, type Kind, type KnownKind, type Value } from './kind.ts'

/** What an expression may call: `name(…)` or, for a method, `value.name(…)`, where the value is the first argument. */
export type Callable = {
  name: string
  method: boolean
  /** The kinds that each argument may be of. */
  takes: readonly (readonly Kind[])[]
  gives: KnownKind
  /** Called only with arguments of those kinds. */
  run: (args: readonly Value[], frame: Frame) => Outcome
}

/** Calls with arguments of any kind: null makes the result blank, and a kind that does not fit holds. */
export function call(callee: Callable, args: readonly Value[], frame: Frame): Outcome {
  for (const [place, kinds] of callee.takes.entries()) {
    const value = args[place] ?? null
    if (fits(value, kinds)) continue
    return value === null ? undefined : failed(unfitArgument(callee, place, kindOf(value)))
  }
  return callee.run(args, frame)
}

/** Whether an argument may do of which no more than this is known. */
export function mayFit(kind: KnownKind, kinds: readonly Kind[]): boolean {
  return kind === 'any' || kinds.includes(kind) || (kind === 'number' && kinds.includes('whole'))
}

/** "'trim' takes a text, not a number". */
export function unfitArgument({ name, takes }: Callable, place: number, kind: Kind): string {
  const wanted = (takes[place] ?? []).map((one) => kindWords[one]).join(' or ')
  return `'${name}' takes ${wanted}${place === 0 ? '' : ' there'}, not ${kindWords[kind]}`
}

/** A number of the record that is whole does where a whole number is wanted. */
function fits(value: Value, kinds: readonly Kind[]): boolean {
  const kind = kindOf(value)
  return kinds.includes(kind) || (kinds.includes('whole') && Number.isInteger(value))
}
