import { Hold } from '../hold.ts'
import { pathOf } from '../source/path.ts'
import type { Json } from '../record.ts'
import type { SourceFields } from '../source/source-fields.ts'
import { mostSteps, type Frame } from './frame.ts'
import { parse } from './grammar.ts'
import { jsonOf } from './json-of.ts'
import type { KnownKind } from './kind.ts'
import { compile } from './node.ts'
import type { ExpressionProblem, Scope } from './scope.ts'

export type { ExpressionProblem } from './scope.ts'

/**
 * Calculates a value from a record, and in a recipe from the `value` so far. Undefined for blank: something that it
 * reads is missing or null. Never throws, and is over in about 0.1 s whatever it is given.
 */
export type Calculation = (record: Json, value: Json) => Json | undefined | Hold

export type Expression = {
  /** One with a problem finds nothing. */
  calculate: Calculation
  /** What it gives, as far as that is certain. */
  kind: KnownKind
  /** The places of the record that it reads, as paths; '' for the record as a whole. */
  reads: string[]
  problems: ExpressionProblem[]
}

/**
 * Compiles an expression in CEL (Common Expression Language, https://github.com/google/cel-spec), once, into closures.
 * The grammar is CEL's, by `@marcbachmann/cel-js`; the evaluation is Gangway's own, because the library's cannot be
 * bounded: `[list].map(a, a + a)` a few times over fills any memory, `matches` and `duration` can search for hours, and
 * a time without a zone depends on the machine. Where it differs from CEL:
 *
 * - Numbers of a record are doubles. Beside one, an int becomes a double: `record.n + 1`, `record.n / 2`. Where a whole
 *   number is wanted, a double that is whole will do: `record.tags[record.n]`.
 * - Missing is blank: whatever works on a missing field, or on null, gives nothing. Only `==` and `!=` compare with
 *   null, and `has` asks whether a field is there.
 * - Dividing by zero, or beyond what a number holds, holds the record, for doubles too: JSON has no infinity.
 * - There are no patterns, bytes, unsigned numbers, types as values, nor a clock.
 *
 * With a source, fields that it does not have and kinds that do not fit are problems as well; they change nothing in
 * what is calculated.
 */
export function compileExpression(
  text: string,
  { hasValue, source = null }: { hasValue: boolean; source?: SourceFields | null },
): Expression {
  const parsed = parse(text)
  if (!('node' in parsed)) return { ...nothing, problems: [{ severity: 'problem', ...parsed }] }
  const scope: Scope = { hasValue, source, locals: new Map(), nextSlot: 0, problems: [], reads: [] }
  const { run, kind } = compile(parsed.node, scope)
  const { problems } = scope
  // What is calculated of the record itself (its keys, a field by a name that is not known yet) may be any of it.
  const reads = [
    ...new Set(scope.reads.map((path) => (path[0]?.kind === 'key' ? pathOf(path) : ''))),
  ]
  if (problems.some(({ severity }) => severity === 'problem'))
    return { ...nothing, reads, problems }
  const calculate: Calculation = (record, value) => {
    const frame: Frame = { record, value, locals: [], left: mostSteps }
    const outcome = run(frame)
    return outcome === undefined || outcome instanceof Hold ? outcome : jsonOf(outcome, frame)
  }
  return { calculate, kind, reads, problems }
}

const nothing: Expression = { calculate: () => undefined, kind: 'any', reads: [], problems: [] }

/** A problem as a sentence that stands alone. */
export function problemText({ at, text }: ExpressionProblem): string {
  return `At character ${at + 1} of the expression: ${text}`
}
